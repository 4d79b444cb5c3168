/** What every method of the store rejects with: one sentence that names the file or field and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The desk of a run, in that run's world. */
export function deskAddress(run: string): string {
  const id = encodeURIComponent(run);
  return `/exercises/${id}?run=${id}`;
}

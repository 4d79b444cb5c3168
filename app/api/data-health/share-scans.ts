interface Kept<T> {
  readonly askedTs: number;
  readonly freshUntil: number;
  readonly result: Promise<T>;
}

/**
 * Lets all who ask for the same within a while have one scan of the store, also while it still runs. A scan that failed is
 * forgotten at once. Times are epoch ms.
 */
export function shareScans<T>(): (
  key: string,
  asked: { readonly now: number; readonly maxAgeMs: number },
  scan: () => Promise<T>,
) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (key, { now, maxAgeMs }, scan) => {
    for (const [each, { freshUntil, askedTs }] of kept)
      if (now >= freshUntil || now < askedTs) kept.delete(each);
    const known = kept.get(key);
    if (known) return known.result;
    const result = scan();
    const made = { askedTs: now, freshUntil: now + maxAgeMs, result };
    kept.set(key, made);
    result.catch(() => {
      if (kept.get(key) === made) kept.delete(key);
    });
    return result;
  };
}

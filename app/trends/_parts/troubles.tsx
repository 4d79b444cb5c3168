'use client';

/** What could not be read, so that nobody takes its absence for a good sign; nothing where all came. */
export function Troubles({ of }: { of: readonly (string | null)[] }) {
  const told = of.filter((each) => each !== null);
  return told.length > 0 ? <p role="alert">{told.join(' ')}</p> : null;
}

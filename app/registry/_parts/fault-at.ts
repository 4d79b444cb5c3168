/** The sentence for a field at a dotted path: its own, else the first of anything inside it, such as one item of a choice of many. */
export function faultAt(faults: ReadonlyMap<string, string>, path: string): string | undefined {
  return faults.get(path) ?? [...faults].find(([inner]) => inner.startsWith(`${path}.`))?.[1];
}

/** A look at a map through a test: at each moment what the map holds then and the test lets through. */
export function filterMap<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  isKept: (key: Key, value: Value) => boolean,
): ReadonlyMap<Key, Value> {
  const kept = (): ReadonlyMap<Key, Value> => new Map([...map].filter(([key, value]) => isKept(key, value)));
  function get(key: Key): Value | undefined {
    const value = map.get(key);
    return value !== undefined && isKept(key, value) ? value : undefined;
  }
  return {
    get,
    has: (key) => get(key) !== undefined,
    get size() {
      return kept().size;
    },
    entries: () => kept().entries(),
    keys: () => kept().keys(),
    values: () => kept().values(),
    forEach: (use) => kept().forEach(use),
    [Symbol.iterator]: () => kept()[Symbol.iterator](),
  };
}

/** One field in which two states of a record differ; a list counts as one field. */
export interface FieldChange {
  /** Dotted. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One field that two people changed from the same state, each in their own way. */
export interface FieldConflict {
  readonly path: string;
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Fields whose values differ, in the order of the fields. What is left out and what is `undefined` are the same. */
export function diffRecords(before: object, after: object): readonly FieldChange[] {
  const old = leavesOf(before);
  const young = leavesOf(after);
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((path) => ({ path, before: old.get(path), after: young.get(path) }))
    .filter((change) => !isSame(change.before, change.after));
}

/** What both changed differently since `base`. What only one changed, or both alike, is no conflict. */
export function findConflicts(base: object, mine: object, theirs: object): readonly FieldConflict[] {
  const ours = new Map(diffRecords(base, mine).map((change) => [change.path, change]));
  return diffRecords(base, theirs).flatMap(({ path, before, after }) => {
    const own = ours.get(path);
    return own && !isSame(own.after, after) ? [{ path, before, mine: own.after, theirs: after }] : [];
  });
}

/** `theirs` with my changes since `base` on top, but for the paths where theirs is kept. Pure: nothing given is changed. */
export function mergeRecords(
  base: object,
  mine: object,
  theirs: object,
  keepTheirs: ReadonlySet<string>,
): Record<string, unknown> {
  const merged = structuredClone(theirs) as Record<string, unknown>;
  for (const { path, after } of diffRecords(base, mine))
    if (!keepTheirs.has(path)) setAt(merged, path.split('.'), structuredClone(after));
  return merged;
}

function leavesOf(value: object, prefix = ''): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (isPlain(part)) for (const [inner, leaf] of leavesOf(part, path)) leaves.set(inner, leaf);
    else if (part !== undefined) leaves.set(path, part);
  }
  return leaves;
}

function setAt(
  target: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    if (value === undefined) delete target[name];
    else target[name] = value;
    return;
  }
  const inner = target[name];
  const part = isPlain(inner) ? inner : {};
  target[name] = part;
  setAt(part, rest, value);
  if (Object.keys(part).length === 0) delete target[name];
}

function isSame(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

/** The order in which names stand in an object says nothing. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
    ) ?? ''
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type Workbench, workbench } from '../workbench';

/**
 * What is kept in memory as long as a workbench is open: one for the server and all handlers, which Next bundles apart. `name` tells
 * it from others; `make` makes it when it is first asked for.
 */
export function ofWorkbench<T extends object>(name: string, make: () => T): T {
  const all = globalThis as Record<symbol, unknown>;
  const key = Symbol.for(`dust-twin.${name}`);
  all[key] ??= new WeakMap<Workbench, T>();
  const kept = all[key] as WeakMap<Workbench, T>;
  const bench = workbench();
  const value = kept.get(bench) ?? make();
  kept.set(bench, value);
  return value;
}

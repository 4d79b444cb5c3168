/** Names and the small numbers that stand for them in the tables. Numbers are given once and count from 1. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();

  constructor(entries: Iterable<readonly [number, string]> = []) {
    this.learn(entries);
  }

  learn(entries: Iterable<readonly [number, string]>): void {
    for (const [number, name] of entries) {
      this.#numbers.set(name, number);
      this.#names.set(number, name);
    }
  }

  number(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  name(number: number): string | undefined {
    return this.#names.get(number);
  }

  /** Every number that was given, ascending. */
  all(): readonly number[] {
    return [...this.#names.keys()].sort((a, b) => a - b);
  }

  /** Every name's number, and the entries that are new and must be stored. Changes nothing: see `learn`. */
  plan(names: ReadonlySet<string>): { numbers: ReadonlyMap<string, number>; added: [number, string][] } {
    const numbers = new Map<string, number>();
    const added: [number, string][] = [];
    for (const name of names) {
      const number = this.#numbers.get(name) ?? this.#numbers.size + added.length + 1;
      if (!this.#numbers.has(name)) added.push([number, name]);
      numbers.set(name, number);
    }
    return { numbers, added };
  }
}

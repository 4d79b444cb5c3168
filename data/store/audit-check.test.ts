import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditRow, chainHash } from './audit-chain';
import { walkAudit } from './audit-check';
import type { AuditHead } from './audit-head';

type Kept = AuditRow & { readonly hash: string | null };

const entry = fc.record({
  ts: fc.nat(),
  actor: fc.string(),
  action: fc.string(),
  object: fc.string(),
  outcome: fc.constantFrom('done', 'refused'),
  detailJson: fc.json(),
});
/** A trail that is whole. */
const trail = fc.array(entry, { minLength: 1, maxLength: 12 }).map((entries) => {
  const kept: Kept[] = [];
  for (const said of entries) {
    const row = { ...said, number: kept.length + 1 };
    kept.push({ ...row, hash: chainHash(kept.at(-1)?.hash ?? '', row) });
  }
  return kept;
});

function headOf(rows: readonly Kept[]): AuditHead {
  return { number: rows.length, hash: rows.at(-1)?.hash ?? '' };
}

function check(rows: readonly Kept[], head: AuditHead | null | 'damaged') {
  const sorted = [...rows].sort((a, b) => a.number - b.number);
  return walkAudit({
    head,
    entries: rows.length,
    last: Math.max(0, ...rows.map(({ number }) => number)),
    rows: async (after, upTo) => sorted.filter(({ number }) => number > after && number <= upTo),
  });
}

describe('a walk along the audit trail', () => {
  it('finds nothing in one that is whole, nor in one whose last entry came just before a crash', async () => {
    await fc.assert(
      fc.asyncProperty(trail, async (rows) => {
        expect(await check(rows, headOf(rows))).toEqual({
          entries: rows.length,
          ok: true,
          firstBad: null,
          reason: null,
        });
        const before = rows.slice(0, -1);
        expect((await check(rows, before.length > 0 ? headOf(before) : null)).ok).toBe(true);
      }),
    );
    expect((await check([], null)).ok).toBe(true);
  });

  it('finds any field of any entry that was changed', async () => {
    const field = fc.constantFrom<keyof Kept>(
      'number',
      'ts',
      'actor',
      'action',
      'object',
      'outcome',
      'detailJson',
      'hash',
    );
    await fc.assert(
      fc.asyncProperty(trail, fc.nat(), field, fc.boolean(), async (rows, at, name, isEmptied) => {
        const index = at % rows.length;
        const edited = rows.map((row, place) =>
          place === index ? { ...row, [name]: flipped(row[name], isEmptied && name !== 'number') } : row,
        );
        const found = await check(edited, headOf(rows));
        expect([found.ok, found.reason !== null]).toEqual([false, true]);
        if (name !== 'number') expect(found.firstBad).toBe(index + 1);
      }),
    );
  });

  it('finds entries that were taken out, wherever they were, and says where', async () => {
    await fc.assert(
      fc.asyncProperty(trail, fc.nat(), fc.nat(), async (rows, from, many) => {
        const first = from % rows.length;
        const left = [...rows.slice(0, first), ...rows.slice(first + 1 + (many % rows.length))];
        const found = await check(left, headOf(rows));
        expect(found).toMatchObject({ ok: false, firstBad: first + 1 });
        const isTail = left.length === first;
        expect(found.reason).toBe(isTail ? 'cut-off' : 'missing');
      }),
    );
  });

  it('finds an end that was written anew with right hashes, and a trail that went on after being cut', async () => {
    await fc.assert(
      fc.asyncProperty(trail, fc.nat({ max: 3 }), async (rows, more) => {
        const kept = rows.slice(0, -1);
        for (let added = 0; added <= more; added += 1) {
          const row: AuditRow = { ...ROW, number: kept.length + 1 };
          kept.push({ ...row, hash: chainHash(kept.at(-1)?.hash ?? '', row) });
        }
        expect(await check(kept, headOf(rows))).toMatchObject({ ok: false, firstBad: rows.length });
      }),
    );
  });

  it('does not believe a trail whose end is not known or was forged', async () => {
    const [row1, row2] = [1, 2].map((number) => ({ ...ROW, number }));
    if (!row1 || !row2) throw new Error('unreachable');
    const hash1 = chainHash('', row1);
    const rows = [
      { ...row1, hash: hash1 },
      { ...row2, hash: chainHash(hash1, row2) },
    ];
    expect(await check(rows, null)).toMatchObject({ ok: false, reason: 'cut-off' });
    expect(await check(rows, 'damaged')).toMatchObject({ ok: false, reason: 'cut-off' });
    expect(await check([], { number: 2, hash: 'x' })).toMatchObject({ ok: false, firstBad: 1 });
  });
});

const ROW = {
  ts: 1,
  actor: 'somebody else',
  action: 'put.in',
  object: '-',
  outcome: 'done',
  detailJson: '{}',
} as const;

function flipped(value: string | number | null, isEmptied: boolean): string | number | null {
  if (isEmptied) return null;
  if (typeof value === 'number') return value + 1;
  return `${value}x`;
}

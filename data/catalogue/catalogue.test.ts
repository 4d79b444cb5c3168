import { describe, expect, it } from 'vitest';
import { CLAUSE_ROWS, clauseByRef } from './clauses';
import { DUSTS, dustByNumber, isVerified, OTHER_DUST } from './dusts';
import { RULES } from './rules';
import { TRADES, tradeByCode } from './trades';

describe('the dust catalogue', () => {
  it('has rows 1 to 45 in order, each with its exchange code', () => {
    expect(DUSTS.map((d) => d.no)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
    for (const dust of DUSTS) expect(dust.typeCode).toBe(`DUST_TYPE_${String(dust.no).padStart(2, '0')}`);
  });

  it('says of every row how well its numbers are known', () => {
    const count = (values: string) => DUSTS.filter((d) => d.status.values === values).length;
    expect(['verified', 'corroborated', 'range-consistent', 'conflict', 'memory'].map(count)).toEqual([
      1, 2, 4, 9, 29,
    ]);
    expect(DUSTS.filter(isVerified).map((d) => d.name.zh)).toEqual(['镁粉']);
    for (const dust of DUSTS) if (dust.status.values === 'conflict') expect(dust.conflict).not.toBeNull();
  });

  it('keeps bounds as number and as printed', () => {
    expect(dustByNumber(1)).toMatchObject({
      mieMj: 2,
      text: { mieMj: '<2', layerIgnitionC: '>450' },
      kstBarMs: 359,
    });
    expect(dustByNumber(14)).toMatchObject({ layerIgnitionC: null, text: { layerIgnitionC: '熔化' } });
  });

  it('has believable numbers where it has any', () => {
    for (const { pmaxMPa, kstBarMs, mitCloudC } of DUSTS) {
      if (pmaxMPa !== null) expect(pmaxMPa).toBeLessThanOrEqual(1.3);
      if (kstBarMs !== null) expect(kstBarMs).toBeLessThanOrEqual(700);
      if (mitCloudC !== null) expect(mitCloudC).toBeGreaterThanOrEqual(280);
    }
  });

  it('knows 46 as other, and nothing else', () => {
    expect(dustByNumber(46)).toBe(OTHER_DUST);
    expect(() => dustByNumber(47)).toThrow('dust number 47');
    expect(() => dustByNumber(0)).toThrow(RangeError);
  });
});

describe('the trades', () => {
  it('are 125 different codes, each division of section C', () => {
    expect(new Set(TRADES.map((t) => t.code)).size).toBe(125);
    for (const trade of TRADES) expect(trade.division.code).toBe(`C${trade.code.slice(0, 2)}`);
  });

  it('follow the numbering of 2017', () => {
    expect(tradeByCode('3392')).toMatchObject({
      name: { zh: '有色金属铸造' },
      usualDusts: { from: 1, to: 10 },
    });
    expect(tradeByCode('2110')?.usualDusts).toEqual({ from: 26, to: 26 });
    expect(tradeByCode('9999')).toBeUndefined();
  });
});

describe('the clauses', () => {
  it('are 44, each once, and only one was not read', () => {
    expect(new Set(CLAUSE_ROWS.map((c) => `${c.document} ${c.clause}`)).size).toBe(44);
    expect(CLAUSE_ROWS.filter((c) => !c.verified).map((c) => c.clause)).toEqual(['8.4.2']);
  });

  it('are found by document and number however it is spaced', () => {
    expect(clauseByRef('GB 15577-2018', '8.4.4')?.text.en).toContain('pressure-difference');
    expect(clauseByRef('AQ 4273-2016', '5.1.4 b)')).toBe(clauseByRef('AQ 4273-2016', '5.1.4b'));
    expect(clauseByRef('AQ 4273-2016', '5.1.4 c')?.recommended).toBe(true);
  });

  it('never hand out a clause whose text was not read', () => {
    expect(clauseByRef('GB 15577-2018', '8.4.2')).toBeUndefined();
    expect(clauseByRef('AQ 4273-2016', '5.2')).toBeUndefined();
  });

  it('hold every clause that a rule names', () => {
    const named = RULES.map(({ source }) => source).filter(({ kind }) => kind === 'clause');
    expect(named.length).toBeGreaterThan(0);
    for (const { document, clause, edition } of named) {
      expect(clauseByRef(document ?? '', clause ?? '')?.edition, `${document} ${clause}`).toBe(edition);
    }
  });
});

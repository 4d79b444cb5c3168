'use client';

import { useTranslations } from 'next-intl';
import { dustByNumber } from '../../../data/catalogue/dusts';
import { tradeByCode } from '../../../data/catalogue/trades';
import type { Level } from '../../../data/model/level';
import type { EnterpriseRisk } from '../../../data/model/risk';
import { higherLevel } from '../../../twin/city/gather-enterprises';
import { formatRisk } from '../../ui/format-risk';
import type { EnterpriseDetail } from '../../ui/registry';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import { BarList } from './bar-list';
import { Panel } from './panel';
import { tally } from './tally';
import { useCommonProblems } from './use-common-problems';

interface Source {
  readonly enterprises: readonly EnterpriseDetail[];
  readonly riskOf: ReadonlyMap<string, EnterpriseRisk>;
}

const ROWS = 6;
/** Few, so that the ranking above keeps its room. */
const PROBLEMS = 3;

/** Enterprises by trade, and how bad the worst of each is. */
export function Industries({ enterprises, riskOf }: Source) {
  const t = useTranslations('overview');
  const language = useLanguage();
  const rows = tally(
    enterprises.map(({ id, trade }) => ({ key: trade, figure: riskOf.get(id)?.actual ?? null })),
  ).sort((a, b) => (b.highest ?? -1) - (a.highest ?? -1));
  const levels = highestLevels(
    enterprises.map(({ id, trade }) => [trade, riskOf.get(id)?.actualLevel ?? null]),
  );
  return (
    <Panel title={t('industries.title')} aside={t('industries.aside')} grow>
      <BarList
        most={100}
        empty={t('ranking.none')}
        rows={rows.slice(0, ROWS).map(({ key, count, highest }) => ({
          key,
          label: tradeByCode(key)?.name[language] ?? key,
          value: highest ?? 0,
          isRisk: true,
          text: t('industries.figure', { count, highest: formatRisk(highest) }),
          level: levels.get(key) ?? null,
          title: `GB/T 4754-2017 ${key}`,
        }))}
      />
    </Panel>
  );
}

/** Dust-removal systems by kind of dust. */
export function DustKinds({ enterprises }: { enterprises: readonly EnterpriseDetail[] }) {
  const t = useTranslations('overview');
  const language = useLanguage();
  const collectors = enterprises.flatMap((enterprise) => enterprise.collectors);
  const rows = tally(collectors.map(({ dust }) => ({ key: dustByNumber(dust).category[language] })));
  return (
    <Panel title={t('kinds.title')} aside={t('kinds.aside')} grow>
      <BarList
        most={rows[0]?.count ?? 0}
        empty={t('ranking.none')}
        rows={rows
          .slice(0, ROWS)
          .map(({ key, count }) => ({ key, label: key, value: count, text: t('kinds.count', { count }) }))}
      />
    </Panel>
  );
}

/** Dusts by the highest actual risk of the plants that have them. */
export function DustRanking({ enterprises, riskOf }: Source) {
  const t = useTranslations('overview');
  const language = useLanguage();
  const pairs = enterprises.flatMap(({ id, collectors }) =>
    [...new Set(collectors.map(({ dust }) => dust))].map((dust) => ({
      key: dust,
      figure: riskOf.get(id)?.actual ?? null,
      id,
    })),
  );
  const levels = highestLevels(pairs.map(({ key, id }) => [key, riskOf.get(id)?.actualLevel ?? null]));
  const rows = tally(pairs).sort((a, b) => (b.highest ?? -1) - (a.highest ?? -1));
  return (
    <Panel title={t('dusts.title')} aside={t('dusts.aside')}>
      <BarList
        most={100}
        empty={t('ranking.none')}
        rows={rows.slice(0, ROWS - 1).map(({ key, count, highest }) => ({
          key: String(key),
          label: dustByNumber(key).name[language],
          value: highest ?? 0,
          text: formatRisk(highest),
          level: levels.get(key) ?? null,
          isRisk: true,
          title: t('count', { count }),
        }))}
      />
    </Panel>
  );
}

/** The rules that alarmed most in the last seven days. */
export function CommonProblems() {
  const t = useTranslations('overview');
  const words = useAlarmWords();
  const problems = useCommonProblems();
  const rows = problems?.rows ?? [];
  return (
    <Panel title={t('problems.title')} aside={problems?.cut ? t('problems.cut') : t('problems.aside')}>
      <BarList
        most={rows[0]?.count ?? 0}
        empty={problems ? t('problems.none') : t('loading')}
        rows={rows.slice(0, PROBLEMS).map(({ key, count }) => ({
          key,
          label: words.ruleName(key),
          value: count,
          text: t('problems.count', { count }),
        }))}
      />
    </Panel>
  );
}

function highestLevels<K>(pairs: readonly (readonly [K, Level | null])[]): ReadonlyMap<K, Level> {
  const highest = new Map<K, Level>();
  for (const [key, level] of pairs) {
    const higher = higherLevel(highest.get(key) ?? null, level);
    if (higher) highest.set(key, higher);
  }
  return highest;
}

'use client';

import { useTranslations } from 'next-intl';
import type { Contribution, EnterpriseRisk } from '../../../data/model/risk';
import { formatNumber } from '../../ui/format';
import { formatRisk } from '../../ui/format-risk';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { useAlarmWords } from '../../ui/use-alarm-words';
import styles from './overview.module.css';

/** What drives both figures, point by point; all points together are the figure. */
export function Contributions({ risk }: { risk: EnterpriseRisk }) {
  const t = useTranslations('overview');
  return (
    <div className={styles.contributions}>
      <Part title={t('figures.actual')} total={risk.actual} parts={risk.actualContributions} />
      <Part title={t('figures.extreme')} total={risk.extreme} parts={risk.extremeContributions} />
      <p className={styles.modelNote}>
        <ProvisionalMark kind="local" /> {t('figures.model')}
      </p>
    </div>
  );
}

/** Smaller parts are left to the plant's page. */
const MOST = 5;

function Part({ title, total, parts }: { title: string; total: number; parts: readonly Contribution[] }) {
  const factorWords = useFactorWords();
  return (
    <dl className={styles.parts}>
      <dt className={styles.partsHead}>{title}</dt>
      <dd className={styles.partsHead}>{formatRisk(total)}</dd>
      {parts
        .toSorted((x, y) => y.points - x.points)
        .slice(0, MOST)
        .map((part, index) => {
          const { name, detail } = factorWords(part);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor may come twice, and the list is rebuilt as a whole
            <div key={`${part.factor}:${index}`} className={styles.part}>
              <dt title={detail}>
                {name}
                <small>{detail}</small>
              </dt>
              <dd>{`+${formatNumber(part.points, 1)}`}</dd>
            </div>
          );
        })}
    </dl>
  );
}

/** `报警 · 压差过高`: what the points come from, in the words of the risk model and of the rules. */
function useFactorWords(): (part: Contribution) => { name: string; detail: string } {
  const risk = useTranslations('risk');
  const words = useAlarmWords();
  return ({ factor, params }) => {
    const name = risk.has(`factor.${factor}.name`) ? risk(`factor.${factor}.name`) : factor;
    const detail = risk.has(`factor.${factor}.detail`) ? risk(`factor.${factor}.detail`, params) : '';
    const rule = typeof params.rule === 'string' ? ` · ${words.ruleName(params.rule)}` : '';
    return { name: `${name}${rule}`, detail };
  };
}

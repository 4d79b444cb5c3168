'use client';

import { Segmented } from 'antd';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LinkFault, LinkStatus } from '../../../data/model/exchange';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { formatNumber } from '../../ui/format';
import { EndpointDialog } from './endpoint-dialog';
import { EndpointPart } from './endpoint-part';
import { EnterpriseTable } from './enterprise-table';
import styles from './exchange.module.css';
import { FailureTable } from './failure-table';
import { LinkFigures } from './link-figures';
import { LinkState } from './link-state';
import { PauseButton } from './pause-button';
import { Pipe } from './pipe';
import { PracticePart } from './practice-part';
import { ProfilePart } from './profile-part';
import { RefusalTable } from './refusal-table';
import { ResultTable } from './result-table';
import { type ExchangeRights, useExchangeRights } from './use-exchange-rights';
import { type ExchangeView, useExchangeView, VIEWS } from './use-exchange-view';
import { useLink } from './use-link';

/** The link to the ministry's server as a pipe, where it stands and why, and lists of what went and what did not. */
export function ExchangeScreen() {
  const t = useTranslations('exchange');
  const rights = useExchangeRights();
  const { data, error } = useLink();
  const [isSetting, setSetting] = useState(false);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p className={styles.muted}>{t('always')}</p>
        <span className={styles.gap} />
        {data ? <PauseButton status={data} maySteer={rights.maySteer} /> : null}
        {rights.maySet ? (
          <button type="button" className="button" onClick={() => setSetting(true)}>
            {t('endpoint.set')}
          </button>
        ) : null}
      </header>
      <OtherTimeNote />
      <Failure error={error} />
      {data ? (
        <>
          <LinkState status={data} />
          {data.state === 'off' ? (
            <Off fault={data.fault} maySet={rights.maySet} onSet={() => setSetting(true)} />
          ) : (
            <Stands status={data} isStale={error !== null} />
          )}
          <Lists status={data} rights={rights} />
        </>
      ) : null}
      {isSetting ? (
        <EndpointDialog endpoint={data?.endpoint ?? null} onClose={() => setSetting(false)} />
      ) : null}
    </div>
  );
}

/** An address that was copied from another page may name a run or a past moment: the link has neither. */
function OtherTimeNote() {
  const t = useTranslations('exchange');
  const asked = useSearchParams();
  if (!asked.has('run') && !asked.has('t')) return null;
  return (
    <p role="status" className={styles.note}>
      {asked.has('run') ? t('notExercise') : t('notHistory')}
    </p>
  );
}

function Off({ fault, maySet, onSet }: { fault: LinkFault | undefined; maySet: boolean; onSet: () => void }) {
  const t = useTranslations('exchange');
  const errors = useTranslations('errors');
  return (
    <section className="panel" aria-label={t('off.title')}>
      <EmptyState
        title={fault ? t('off.faulty') : t('off.title')}
        action={
          maySet ? (
            <button type="button" className="button button-primary" onClick={onSet}>
              {t('endpoint.set')}
            </button>
          ) : null
        }
      >
        {fault ? <p role="alert">{errors(`${fault.code}`, fault.params)}</p> : null}
        {maySet ? t('off.textSet') : t('off.text')}
      </EmptyState>
    </section>
  );
}

function Stands({ status, isStale }: { status: LinkStatus; isStale: boolean }) {
  return (
    <div className={styles.stands} data-stale={isStale || undefined}>
      <Pipe status={status} />
      <div className={styles.pair}>
        <LinkFigures status={status} />
        <EndpointPart status={status} />
      </div>
    </div>
  );
}

function Lists({ status, rights }: { status: LinkStatus; rights: ExchangeRights }) {
  const t = useTranslations('exchange');
  const [view, setView] = useExchangeView();
  const counts: Readonly<Partial<Record<ExchangeView, number>>> = {
    enterprises: status.enterprises.length,
    refusals: status.refused,
    failures: status.failures.length,
    results: status.results.kept,
  };
  const views = VIEWS.filter((each) => each !== 'practice' || (rights.mayPractise && hasOwnStandIn(status)));
  const shown = views.find((each) => each === view) ?? 'enterprises';
  return (
    <section className={styles.lists} aria-label={t(`view.${shown}`)}>
      <Segmented
        aria-label={t('choose')}
        value={shown}
        options={views.map((value) => ({
          value,
          label: <ViewName view={value} count={counts[value]} />,
        }))}
        onChange={setView}
      />
      <List view={shown} status={status} />
    </section>
  );
}

function ViewName({ view, count }: { view: ExchangeView; count: number | undefined }) {
  const t = useTranslations('exchange');
  return (
    <span>
      {t(`view.${view}`)}
      {count === undefined ? null : <span className={styles.count}>{formatNumber(count, 0)}</span>}
    </span>
  );
}

function List({ view, status }: { view: ExchangeView; status: LinkStatus }) {
  switch (view) {
    case 'enterprises':
      return <EnterpriseTable status={status} />;
    case 'refusals':
      return <RefusalTable />;
    case 'failures':
      return <FailureTable failures={status.failures} />;
    case 'results':
      return <ResultTable status={status} />;
    case 'practice':
      return <PracticePart status={status} />;
    case 'profile':
      return <ProfilePart />;
  }
}

/** Only a stand-in that this program started can be told to misbehave. */
function hasOwnStandIn({ endpoint }: LinkStatus): boolean {
  return endpoint?.source === 'demo' && endpoint.standIn;
}

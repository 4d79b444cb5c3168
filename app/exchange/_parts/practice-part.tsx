'use client';

import { InputNumber } from 'antd';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import {
  type LinkStatus,
  MISBEHAVIOURS,
  type Misbehaviour,
  type StandInCommand,
  type StandInLedger,
} from '../../../data/model/exchange';
import { postJson } from '../../ui/api';
import { Facts } from '../../ui/facts';
import { Failure } from '../../ui/failure';
import { formatNumber } from '../../ui/format';
import { StandInMark } from '../../ui/stand-in-mark';
import styles from './exchange.module.css';
import { useLinkAction, useStandInLedger } from './use-link';

const FAULTS = MISBEHAVIOURS.filter((behaviour) => behaviour !== 'none');
const MOST_REQUESTS = 10_000;

/** Practice: the stand-in is told to misbehave, and one watches what the link makes of it. Its ledger stands beside. */
export function PracticePart({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const ledger = useStandInLedger();
  const tell = useLinkAction((command: StandInCommand) => postJson('/api/exchange/stand-in', command));
  const current = ledger.data?.behaviour ?? 'none';
  return (
    <div className={`panel ${styles.practice}`}>
      <p className={styles.line}>
        <StandInMark />
        <strong>{t('practice.title')}</strong>
        <span className={styles.muted}>{t('practice.text')}</span>
      </p>
      <div className={styles.practiceNow}>
        <span role="status">
          {current === 'none'
            ? t('practice.well')
            : t('practice.misbehaves', { behaviour: t(`behaviour.${current}.name`) })}
        </span>
        <button
          type="button"
          className="button"
          disabled={tell.isPending || current === 'none'}
          onClick={() => tell.mutate({ behaviour: 'none', requests: null })}
        >
          {t('practice.end')}
        </button>
      </div>
      <Order isBusy={tell.isPending} onTell={tell.mutate} />
      <Failure error={tell.error ?? ledger.error} />
      {ledger.data ? <Ledger ledger={ledger.data} accepted={status.stages.accepted.readings} /> : null}
    </div>
  );
}

function Order({ isBusy, onTell }: { isBusy: boolean; onTell: (command: StandInCommand) => void }) {
  const t = useTranslations('exchange');
  const [behaviour, setBehaviour] = useState<Misbehaviour>('server-error');
  const [isLimited, setLimited] = useState(true);
  const [requests, setRequests] = useState(10);
  const name = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    onTell({ behaviour, requests: isLimited ? requests : null });
  }

  return (
    <form className={styles.order} onSubmit={submit} aria-label={t('practice.order')}>
      <fieldset className={styles.faults}>
        <legend>{t('practice.which')}</legend>
        {FAULTS.map((fault) => (
          <label key={fault} className={styles.fault}>
            <input
              type="radio"
              name={name}
              value={fault}
              checked={behaviour === fault}
              onChange={() => setBehaviour(fault)}
            />
            <span>
              <b>{t(`behaviour.${fault}.name`)}</b>
              <small>{t(`behaviour.${fault}.text`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.howLong}>
        <legend>{t('practice.howLong')}</legend>
        <label className={styles.line}>
          <input type="radio" checked={isLimited} onChange={() => setLimited(true)} />
          {t('practice.requests')}
          <InputNumber
            aria-label={t('practice.requestsField')}
            min={1}
            max={MOST_REQUESTS}
            precision={0}
            value={requests}
            disabled={!isLimited}
            onChange={(value) => setRequests(value ?? 1)}
          />
        </label>
        <label className={styles.line}>
          <input type="radio" checked={!isLimited} onChange={() => setLimited(false)} />
          {t('practice.untilEnded')}
        </label>
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {t('practice.start')}
        </button>
      </fieldset>
    </form>
  );
}

/** What the other side has: it counts for itself and shares no code with the link. */
function Ledger({ ledger, accepted }: { ledger: StandInLedger; accepted: number }) {
  const t = useTranslations('exchange');
  const { forgotten, violations } = ledger;
  const wrong = violations ? violations['out-of-order'] + violations.twice + violations.changed : null;
  return (
    <div className={styles.ledger}>
      <h2>{t('ledger.title')}</h2>
      <Facts
        rows={[
          [
            t('ledger.records'),
            <span key="records" data-ledger="records" className="num">
              {formatNumber(ledger.records, 0)}
            </span>,
          ],
          [
            t('ledger.accepted'),
            <span key="accepted" className="num">
              {formatNumber(accepted, 0)}
            </span>,
          ],
          [
            t('ledger.forgotten'),
            forgotten ? (
              <span key="forgotten" data-ledger="forgotten" className="num">
                {formatNumber(forgotten.records, 0)}
              </span>
            ) : null,
          ],
          [t('ledger.messages'), formatNumber(ledger.messages, 0)],
          [t('ledger.repeated'), formatNumber(ledger.repeated, 0)],
          [t('ledger.refused'), formatNumber(ledger.refusedRecords, 0)],
          [t('ledger.violations'), wrong === null ? null : formatNumber(wrong, 0)],
          [t('ledger.enterprises'), formatNumber(ledger.enterprises, 0)],
        ]}
      />
      <p className={styles.muted}>{t('ledger.hint')}</p>
      <p className={styles.muted}>
        {t('ledger.hash')} <code className={styles.code}>{ledger.hash}</code>
      </p>
      {forgotten ? (
        <p className={styles.muted}>
          {t('ledger.forgottenHint')} <code className={styles.code}>{forgotten.hash}</code>
        </p>
      ) : null}
    </div>
  );
}

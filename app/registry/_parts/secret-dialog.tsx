'use client';

import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { publishLine } from './publish-line';
import styles from './registry.module.css';

/** A secret that was just made. It is told this once: only its hash is kept. With a line that tries it. */
export function SecretDialog({
  account,
  secret,
  topicStation,
  collector,
  mqttPort,
  onClose,
}: {
  account: string;
  secret: string;
  /** The station whose topic the line publishes to: the account itself, or one that a gateway serves. */
  topicStation: string;
  /** The name of a collector of it, for the line. */
  collector: string;
  mqttPort: number;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const line = publishLine({
    host: window.location.hostname,
    port: mqttPort,
    account,
    secret,
    station: topicStation,
    collector,
  });
  return (
    <Modal
      open
      width={680}
      title={t('secret.title', { account })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <button type="button" className="button button-primary" onClick={onClose}>
          {t('secret.close')}
        </button>
      }
    >
      <div className={styles.dialogBody}>
        <p>
          <strong>{t('secret.once')}</strong> {t('secret.use', { account })}
        </p>
        <CopyField label={t('secret.label')} text={secret} />
        <CopyField label={t('secret.line')} text={line} rows={5} />
        <p className={styles.muted}>{t('secret.lineHint')}</p>
      </div>
    </Modal>
  );
}

function CopyField({ label, text, rows = 1 }: { label: string; text: string; rows?: number }) {
  const t = useTranslations('registry');
  const [copied, setCopied] = useState(false);
  const field = useId();

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <div className={styles.copy}>
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        readOnly
        rows={rows}
        spellCheck={false}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className="button" onClick={() => void copy()}>
        {copied ? t('copied') : t('copy')}
      </button>
    </div>
  );
}

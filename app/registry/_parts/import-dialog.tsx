'use client';

import { Modal, Progress, Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useRef, useState } from 'react';
import { REGISTRY_KINDS } from '../../../data/model/registry';
import { downloadText } from '../../ui/download-text';
import { errorsCsv, type ImportAnswer, type ImportError, secretsCsv } from './import-answer';
import { useRegistryChanged } from './records';
import styles from './registry.module.css';
import { type Sending, sendFile } from './send-file';

type Stage = 'choose' | 'checking' | 'checked' | 'importing' | 'done';

/** A file of records: checked first, then registered; every bad line with its field, value and limit; secrets told once. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('registry');
  const [stage, setStage] = useState<Stage>('choose');
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const sending = useRef<Sending | null>(null);
  const changed = useRegistryChanged();
  const isBusy = stage === 'checking' || stage === 'importing';

  async function send(chosen: File, isDry: boolean): Promise<void> {
    setFailure(null);
    setShare(0);
    setStage(isDry ? 'checking' : 'importing');
    sending.current = sendFile(`/api/registry/import${isDry ? '?dry=1' : ''}`, chosen, setShare);
    try {
      setAnswer((await sending.current.answer) as ImportAnswer);
      setStage(isDry ? 'checked' : 'done');
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      setFailure(words === 'cancelled' ? t(isDry ? 'import.cancelled' : 'import.cancelledLate') : words);
      setStage('choose');
    } finally {
      sending.current = null;
      if (!isDry) changed();
    }
  }

  function choose(chosen: File | undefined): void {
    if (!chosen) return;
    setFile(chosen);
    setAnswer(null);
    void send(chosen, true);
  }

  const isRegisterable = stage === 'checked' && answer !== null && answer.accepted > 0;
  return (
    <Modal
      open
      width={920}
      title={t('import.title')}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={!isBusy}
      footer={
        <div className={styles.dialogFoot}>
          {isBusy ? (
            <button type="button" className="button" onClick={() => sending.current?.cancel()}>
              {t('import.cancel')}
            </button>
          ) : (
            <button type="button" className="button" onClick={onClose}>
              {t('close')}
            </button>
          )}
          {isRegisterable && file ? (
            <button type="button" className="button button-primary" onClick={() => void send(file, false)}>
              {t('import.confirm', { count: answer.accepted })}
            </button>
          ) : null}
        </div>
      }
    >
      <div className={styles.dialogBody}>
        {stage === 'done' ? null : <FileField isBusy={isBusy} name={file?.name ?? null} onFile={choose} />}
        {isBusy ? (
          <>
            <p role="status">{t(share < 1 ? 'import.sending' : `import.${stage}`)}</p>
            <Progress
              percent={Math.round(share * 100)}
              aria-label={t('import.sending')}
              {...(share < 1 ? {} : { status: 'active' as const })}
            />
          </>
        ) : null}
        {failure === null ? null : <p role="alert">{failure}</p>}
        {answer && !isBusy ? (
          <>
            <p role="status">
              <strong>{t(stage === 'done' ? 'import.isDone' : 'import.isChecked', counts(answer))}</strong>
            </p>
            <Counts answer={answer} />
            <Secrets secrets={answer.secrets} />
            <Errors errors={answer.errors} />
          </>
        ) : null}
      </div>
    </Modal>
  );
}

function counts({ lines, accepted, rejected }: ImportAnswer): Record<string, number> {
  return { lines, accepted, rejected };
}

function FileField({
  isBusy,
  name,
  onFile,
}: {
  isBusy: boolean;
  name: string | null;
  onFile: (file: File | undefined) => void;
}) {
  const t = useTranslations('registry');
  const [isOver, setOver] = useState(false);
  const field = useId();

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    if (!isBusy) onFile(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the one for everybody
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {name === null ? null : <strong>{name}</strong>}
      <input
        id={field}
        className="visually-hidden"
        type="file"
        accept=".ndjson,.jsonl,.xlsx"
        disabled={isBusy}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file, put right, can be chosen again.
          event.target.value = '';
        }}
      />
      <label htmlFor={field} className="button">
        {t('import.choose')}
      </label>
      <span className={styles.muted}>{t('import.hint')}</span>
    </div>
  );
}

/** How many records of each kind are new, changed, and as they were. */
function Counts({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations('registry');
  const rows = REGISTRY_KINDS.map((kind) => ({ kind, ...answer.counts[kind] })).filter(
    ({ created, updated, unchanged }) => created + updated + unchanged > 0,
  );
  if (rows.length === 0) return null;
  const columns: TableColumnsType<(typeof rows)[number]> = [
    { title: t('import.kind'), key: 'kind', render: (_, { kind }) => t(`tab.${kind}`) },
    ...(['created', 'updated', 'unchanged'] as const).map((key) => ({
      title: t(`import.${key}`),
      key,
      align: 'right' as const,
      render: (_: unknown, row: (typeof rows)[number]) => <span className="num">{row[key]}</span>,
    })),
  ];
  return <Table size="small" rowKey="kind" columns={columns} dataSource={rows} pagination={false} />;
}

function Secrets({ secrets }: { secrets: ImportAnswer['secrets'] }) {
  const t = useTranslations('registry');
  if (secrets.length === 0) return null;
  return (
    <section className={styles.copy} aria-label={t('import.secrets', { count: secrets.length })}>
      <p>
        <strong>{t('import.secrets', { count: secrets.length })}</strong> {t('secret.once')}
      </p>
      <button
        type="button"
        className="button"
        onClick={() =>
          downloadText(
            'station-secrets.csv',
            secretsCsv(secrets, [t('import.account'), t('secret.label')]),
            'text/csv',
          )
        }
      >
        {t('import.secretsDownload')}
      </button>
      <ul className={styles.secrets}>
        {secrets.map(({ account, secret }) => (
          <li key={account}>
            <span className="num">{account}</span> <code>{secret}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Errors({ errors }: { errors: readonly ImportError[] }) {
  const t = useTranslations('registry');
  if (errors.length === 0) return null;
  const hasSheets = errors.some(({ sheet }) => sheet !== undefined);
  const columns: TableColumnsType<ImportError> = [
    ...(hasSheets
      ? [{ title: t('import.sheet'), key: 'sheet', render: (_: unknown, e: ImportError) => e.sheet ?? '' }]
      : []),
    { title: t('import.line'), key: 'line', width: 70, align: 'right', dataIndex: 'line' },
    { title: t('import.field'), key: 'field', dataIndex: 'field' },
    { title: t('import.value'), key: 'value', render: (_, { value }) => <code>{value}</code> },
    { title: t('import.limit'), key: 'limit', render: (_, { limit }) => <code>{limit}</code> },
    { title: t('import.message'), key: 'message', width: '34%', dataIndex: 'message' },
  ];
  const head = ['sheet', 'line', 'field', 'value', 'limit', 'message'].map((key) => t(`import.${key}`));
  return (
    <>
      <div className={styles.line}>
        <strong>{t('import.errors', { count: errors.length })}</strong>
        <button
          type="button"
          className="button"
          onClick={() => downloadText('import-errors.csv', errorsCsv(errors, head), 'text/csv')}
        >
          {t('import.errorsDownload')}
        </button>
      </div>
      <Table<ImportError>
        size="small"
        rowKey={({ sheet, line, field, message }) => `${sheet ?? ''} ${line} ${field} ${message}`}
        columns={columns}
        dataSource={[...errors]}
        className={styles.errors ?? ''}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  );
}

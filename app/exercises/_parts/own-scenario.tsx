'use client';

import { useTranslations } from 'next-intl';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import styles from './exercises.module.css';
import { findMistakes, type Mistake } from './find-mistakes';
import { StartForm } from './start-form';

/** As the server takes at most: 512 KiB. */
const LARGEST_FILE = 524_288;

/** A scenario of one's own: chosen as a file or pasted, edited here, sent as text. Mistakes stand beside their lines. */
export function OwnScenario({ maySteer }: { maySteer: boolean }) {
  const t = useTranslations('exercises');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<Error | null>(null);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const mistakes = findMistakes(refused);

  const read = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      setRefused(new Error(t('own.tooLarge', { size: file.size, most: LARGEST_FILE })));
      return;
    }
    setText(await file.text());
    setRefused(null);
  };
  const goTo = (line: number): void => {
    const [from, to] = rangeOfLine(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  };
  return (
    <details className={`panel ${styles.own}`}>
      <summary>{t('own.title')}</summary>
      <p className={styles.muted}>{t('own.text')}</p>
      <label className="field" htmlFor={`${id}file`}>
        <span>{t('own.file')}</span>
        <input
          id={`${id}file`}
          type="file"
          accept=".json,application/json"
          onChange={(event) => void read(event)}
        />
      </label>
      <div className={styles.editor} data-refused={mistakes.length > 0 || undefined}>
        <label htmlFor={`${id}text`}>{t('own.paste')}</label>
        <NumberedText id={`${id}text`} area={area} text={text} mistakes={mistakes} onText={setText} />
        {mistakes.length > 0 ? (
          <ul className={styles.mistakes} role="alert">
            {mistakes.map((mistake, at) => (
              <li key={`${mistake.message}${String(at)}`}>
                <MistakePlace mistake={mistake} onLine={goTo} />
                {mistake.message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <StartForm
        story={() => ({ scenarioFile: text })}
        label={t('own.title')}
        maySteer={maySteer}
        showError={false}
        onError={setRefused}
      />
    </details>
  );
}

function MistakePlace({
  mistake: { line, field, message },
  onLine,
}: {
  mistake: Mistake;
  onLine: (line: number) => void;
}) {
  const t = useTranslations('exercises');
  return (
    <>
      {line === null ? null : (
        <button type="button" className="button" onClick={() => onLine(line)}>
          {t('own.line', { line })}
        </button>
      )}
      {field === null || message.includes(field) ? null : <code>{field}</code>}
    </>
  );
}

/** A text with its line numbers; lines with a mistake are marked. */
function NumberedText({
  id,
  area,
  text,
  mistakes,
  onText,
}: {
  id: string;
  area: React.RefObject<HTMLTextAreaElement | null>;
  text: string;
  mistakes: readonly Mistake[];
  onText: (text: string) => void;
}) {
  const gutter = useRef<HTMLDivElement>(null);
  const wrong = new Set(mistakes.map(({ line }) => line));
  const lines = text.split('\n').length;
  return (
    <div className={styles.numbered}>
      <div className={styles.gutter} aria-hidden>
        <div ref={gutter}>
          {Array.from({ length: lines }, (_, at) => at + 1).map((line) => (
            <span key={line} data-wrong={wrong.has(line) || undefined}>
              {line}
            </span>
          ))}
        </div>
      </div>
      <textarea
        id={id}
        ref={area}
        rows={14}
        wrap="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onScroll={(event) => {
          if (gutter.current)
            gutter.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`;
        }}
      />
    </div>
  );
}

/** Where a line begins and ends in a text, for selecting it. */
function rangeOfLine(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [from, from + (lines[line - 1]?.length ?? 0)];
}

'use client';

import { Form } from 'antd';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormContext } from './form-context';
import styles from './record-form.module.css';
import { useFieldWords } from './use-field-words';

/** A list in a form: one row an item, a button that takes a row away, one that adds another. */
export function ListField({
  path,
  newItem,
  children,
}: {
  path: 'contacts' | 'machines' | 'shifts';
  /** What an added row holds at first. */
  newItem: () => object;
  /** The inputs of the row at this position; `name` is where the list keeps it. */
  children: (name: number) => ReactNode;
}) {
  const t = useTranslations('registry');
  const { kind, faults } = useFormContext();
  const label = useFieldWords(kind).label(path);
  const fault = faults.get(path);
  return (
    <fieldset className={styles.listField}>
      <legend>{label}</legend>
      <Form.List name={path}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, at) => (
              <div key={key} className={styles.listRow}>
                {children(name)}
                <button
                  type="button"
                  className="button"
                  aria-label={t(`list.removeOne.${path}`, { at: at + 1 })}
                  onClick={() => remove(name)}
                >
                  {t('list.remove')}
                </button>
              </div>
            ))}
            <button type="button" className="button" onClick={() => add(newItem())}>
              {t(`list.add.${path}`)}
            </button>
          </>
        )}
      </Form.List>
      {fault ? (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}

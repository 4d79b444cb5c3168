'use client';

import { Form } from 'antd';
import type { ReactNode } from 'react';
import { faultAt } from './fault-at';
import { useFormContext } from './form-context';
import styles from './record-form.module.css';
import { useFieldWords } from './use-field-words';

/** One input of a row of a list; its fault stands under it. */
export function PartField({
  list,
  name,
  part,
  optional = false,
  children,
}: {
  list: string;
  /** The row. */
  name: number;
  /** Dotted path within the row. */
  part: string;
  optional?: boolean;
  children: ReactNode;
}) {
  const { kind, faults } = useFormContext();
  const path = `${list}.${name}.${part}`;
  const fault = faultAt(faults, path);
  return (
    <Form.Item
      name={[name, ...part.split('.')]}
      label={useFieldWords(kind).label(path)}
      required={!optional}
      className={styles.field ?? ''}
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      {children}
    </Form.Item>
  );
}

'use client';

import { InputNumber, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { collectorSchema } from '../../../data/model/registry';
import { ListField } from './list-field';
import { PartField } from './part-field';
import styles from './record-form.module.css';

/** The machines with a hood that a system serves: which, and how many. */
export function MachineFields() {
  const t = useTranslations('registry');
  return (
    <ListField path="machines" newItem={() => ({ count: 1 })}>
      {(name) => (
        <>
          <PartField list="machines" name={name} part="kind">
            <Select
              className={styles.choice ?? ''}
              options={MACHINES.map((value) => ({ value, label: t(`machine.${value}`) }))}
            />
          </PartField>
          <PartField list="machines" name={name} part="count">
            <InputNumber className={styles.number ?? ''} controls={false} />
          </PartField>
        </>
      )}
    </ListField>
  );
}

const MACHINES = collectorSchema.shape.machines.element.shape.kind.options;

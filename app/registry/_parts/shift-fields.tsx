'use client';

import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { ListField } from './list-field';
import { PartField } from './part-field';
import styles from './record-form.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The working days and times; an end after midnight goes on counting: 28:00 is four in the morning. */
export function ShiftFields() {
  const t = useTranslations('registry');
  return (
    <>
      <ListField
        path="shifts"
        newItem={() => ({ days: [1, 2, 3, 4, 5], startMinute: '08:00', endMinute: '17:00' })}
      >
        {(name) => (
          <>
            <PartField list="shifts" name={name} part="days">
              <Select
                mode="multiple"
                className={styles.days ?? ''}
                options={DAYS.map((value) => ({ value, label: t(`day.${value}`) }))}
              />
            </PartField>
            <PartField list="shifts" name={name} part="startMinute">
              <Input className={styles.clock ?? ''} maxLength={5} autoComplete="off" />
            </PartField>
            <PartField list="shifts" name={name} part="endMinute">
              <Input className={styles.clock ?? ''} maxLength={5} autoComplete="off" />
            </PartField>
          </>
        )}
      </ListField>
      <p className={styles.hint}>{t('hint.shifts')}</p>
    </>
  );
}

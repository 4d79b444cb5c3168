'use client';

import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { ListField } from './list-field';
import { PartField } from './part-field';
import styles from './record-form.module.css';

const DAYS_WIDTH = { width: 340 };
const CLOCK_WIDTH = { width: 90 };
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
                style={DAYS_WIDTH}
                options={DAYS.map((value) => ({ value, label: t(`day.${value}`) }))}
              />
            </PartField>
            <PartField list="shifts" name={name} part="startMinute">
              <Input style={CLOCK_WIDTH} maxLength={5} autoComplete="off" />
            </PartField>
            <PartField list="shifts" name={name} part="endMinute">
              <Input style={CLOCK_WIDTH} maxLength={5} autoComplete="off" />
            </PartField>
          </>
        )}
      </ListField>
      <p className={styles.hint}>{t('hint.shifts')}</p>
    </>
  );
}

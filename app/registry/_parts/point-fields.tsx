'use client';

import { Checkbox, Form } from 'antd';
import { useTranslations } from 'next-intl';
import { POINT_IDS, POINTS } from '../../../data/model/points';
import { faultAt } from './fault-at';
import { useFormContext } from './form-context';
import styles from './record-form.module.css';

/** What the station sends of a collector; what a type must send is marked. */
export function PointFields() {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const { faults, warnings } = useFormContext();
  const type: unknown = Form.useWatch('type', { preserve: true });
  const fault = faultAt(faults, 'points');
  const missing = warnings.find(({ key }) => key === 'mandatory-points');
  return (
    <Form.Item
      name="points"
      className={styles.field ?? ''}
      extra={
        missing ? (
          <span className={styles.warning} role="status">
            {t('warning.mandatory-points', {
              about: missing.about.map((point) => points(`${point}.name`)).join('、'),
            })}
          </span>
        ) : null
      }
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      <Checkbox.Group
        className={styles.checks ?? ''}
        options={POINT_IDS.map((value) => ({
          value,
          label: (
            <span>
              {points(`${value}.name`)}{' '}
              <span className={styles.unit}>
                {POINTS[value].unit}
                {POINTS[value].mandatoryFor.some((of) => of === type) ? ` ${t('mandatory')}` : ''}
              </span>
            </span>
          ),
        }))}
      />
    </Form.Item>
  );
}

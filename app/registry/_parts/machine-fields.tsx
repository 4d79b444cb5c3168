'use client';

import { InputNumber, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { collectorSchema } from '../../../data/model/registry';
import { ListField } from './list-field';
import { PartField } from './part-field';

/** The machines with a hood that a system serves: which, and how many. */
export function MachineFields() {
  const t = useTranslations('registry');
  return (
    <ListField path="machines" newItem={() => ({ count: 1 })}>
      {(name) => (
        <>
          <PartField list="machines" name={name} part="kind">
            <Select
              style={KIND_WIDTH}
              options={MACHINES.map((value) => ({ value, label: t(`machine.${value}`) }))}
            />
          </PartField>
          <PartField list="machines" name={name} part="count">
            <InputNumber style={NUMBER_WIDTH} controls={false} />
          </PartField>
        </>
      )}
    </ListField>
  );
}

const KIND_WIDTH = { width: 200 };
const NUMBER_WIDTH = { width: 90 };
const MACHINES = collectorSchema.shape.machines.element.shape.kind.options;

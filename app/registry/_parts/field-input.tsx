'use client';

import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { useLanguage } from '../../ui/use-language';
import { ContactFields } from './contact-fields';
import { describeField } from './describe-field';
import { faultAt } from './fault-at';
import { useFormContext } from './form-context';
import { MachineFields } from './machine-fields';
import { PointFields } from './point-fields';
import styles from './record-form.module.css';
import type { FieldPlace, SpecialInput } from './record-layout';
import { ReferenceSelect } from './reference-select';
import { RuleFields } from './rule-fields';
import { ShiftFields } from './shift-fields';
import { useFieldWords } from './use-field-words';

/** One field of a form with its label, unit, and what is wrong or unusual about it. */
export function FieldInput({ place }: { place: FieldPlace }) {
  const { kind } = useFormContext();
  if (isList(place.input)) return <ListInput input={place.input} />;
  const { input, optional } = describeField(kind, place.path);
  return (
    <PlainField
      place={place}
      required={!optional && input !== 'switch'}
      isSwitch={input === 'switch' && place.input === undefined}
    />
  );
}

function PlainField({
  place,
  required,
  isSwitch,
}: {
  place: FieldPlace;
  required: boolean;
  isSwitch: boolean;
}) {
  const t = useTranslations('registry');
  const { kind, faults, warnings } = useFormContext();
  const words = useFieldWords(kind);
  const { path, unit } = place;
  const fault = faultAt(faults, path);
  const key = path.replaceAll('.', '-');
  const hint = t.has(`hint.${key}`) ? t(`hint.${key}`) : null;
  const isUnusual = warnings.some((warning) => warning.path === path);
  return (
    <Form.Item
      name={path.split('.')}
      className={styles.field ?? ''}
      label={
        <span>
          {words.label(path)} {unit ? <span className={styles.unit}>{unit}</span> : null}
          {required || isSwitch ? null : <span className={styles.unit}> {t('optional')}</span>}
        </span>
      }
      required={required}
      {...(hint !== null || isUnusual ? { extra: <Extra path={path} hint={hint} /> } : {})}
      {...(isSwitch ? { valuePropName: 'checked' } : {})}
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      <Control place={place} />
    </Form.Item>
  );
}

/** What a field means, and what is unusual about what it holds. */
function Extra({ path, hint }: { path: string; hint: string | null }) {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const language = useLanguage();
  const { warnings } = useFormContext();
  const own = warnings.filter((warning) => warning.path === path);
  if (own.length === 0) return hint;
  return (
    <>
      {hint}
      {own.map(({ key, about }) => (
        <span key={key} className={styles.warning} role="status">
          {t(`warning.${key}`, { about: about.map(nameOf).join('、') || t('outsideCity') })}
        </span>
      ))}
    </>
  );

  function nameOf(id: string): string {
    const district = DISTRICTS.find(({ code }) => code === id);
    if (district) return district.name[language];
    return points.has(`${id}.name`) ? points(`${id}.name`) : id;
  }
}

/** The control alone: antd hands it value and change. */
function Control({
  place,
  ...given
}: { place: FieldPlace } & Readonly<Record<string, unknown>>): ReactElement {
  const { kind, isKept } = useFormContext();
  const words = useFieldWords(kind);
  if (place.input !== undefined && !isList(place.input))
    return <ReferenceSelect input={place.input} {...given} />;
  const { input, options, optional } = describeField(kind, place.path);
  switch (input) {
    case 'switch':
      return <Switch {...given} />;
    case 'number':
      return <InputNumber {...given} style={FULL_WIDTH} controls={false} />;
    case 'choice':
      return (
        <Select
          {...given}
          allowClear={optional}
          options={options.map((value) => ({ value, label: words.option(place.path, value) }))}
        />
      );
    default:
      return <Input {...given} disabled={isKept && place.path === 'id'} autoComplete="off" />;
  }
}

type ListInputKind = 'contacts' | 'machines' | 'points' | 'rules' | 'shifts';

function isList(input: SpecialInput | undefined): input is ListInputKind {
  return LISTS.some((list) => list === input);
}

/** antd's own width wins over a class. */
const FULL_WIDTH = { width: '100%' };
const LISTS: readonly SpecialInput[] = ['contacts', 'machines', 'points', 'rules', 'shifts'];

function ListInput({ input }: { input: ListInputKind }) {
  switch (input) {
    case 'contacts':
      return <ContactFields />;
    case 'machines':
      return <MachineFields />;
    case 'points':
      return <PointFields />;
    case 'rules':
      return <RuleFields />;
    case 'shifts':
      return <ShiftFields />;
  }
}

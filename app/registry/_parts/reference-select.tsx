'use client';

import { Form, Select } from 'antd';
import { AREAS, DISTRICTS } from '../../../data/catalogue/districts';
import { DUSTS, OTHER_DUST } from '../../../data/catalogue/dusts';
import { TRADES } from '../../../data/catalogue/trades';
import { useLanguage } from '../../ui/use-language';
import { useMe } from '../../ui/use-me';
import { describeField } from './describe-field';
import { useFormContext } from './form-context';
import { placeOfInput } from './place-of-input';
import type { SpecialInput } from './record-layout';
import { useRegistered } from './use-registered';

type ReferenceInput = Exclude<SpecialInput, 'contacts' | 'machines' | 'points' | 'rules' | 'shifts'>;

interface Option {
  readonly value: string | number;
  readonly label: string;
}

/** Chooses from the catalogue or from what is registered, found by any part of its name, code or id. */
export function ReferenceSelect({
  input,
  ...given
}: { input: ReferenceInput } & Readonly<Record<string, unknown>>) {
  const { kind } = useFormContext();
  const { optional } = describeField(kind, placeOfInput(kind, input));
  const options = useOptions(input);
  return (
    <Select<string | number | (string | number)[]>
      {...given}
      {...(MULTIPLE.includes(input) ? { mode: 'multiple' as const } : {})}
      allowClear={optional}
      showSearch={{
        filterOption: (text, option) =>
          String(option?.label ?? '')
            .toLowerCase()
            .includes(text.toLowerCase()),
      }}
      options={[...options]}
    />
  );
}

const MULTIPLE: readonly ReferenceInput[] = ['collectors', 'dusts', 'stations'];

function useOptions(input: ReferenceInput): readonly Option[] {
  const language = useLanguage();
  const registered = useRegistered();
  const districts = useMe()?.districts ?? null;
  const enterprise: unknown = Form.useWatch('enterprise', { preserve: true });
  const isOwn = (of: { readonly enterprise: string }) =>
    enterprise === undefined || of.enterprise === enterprise;
  switch (input) {
    case 'district':
      // Who looks after some districts registers there alone.
      return DISTRICTS.filter(({ code }) => districts === null || districts.includes(code)).map(
        ({ code, name }) => ({ value: code, label: `${name[language]} ${code}` }),
      );
    case 'area':
      return AREAS.map(({ code, name }) => ({ value: code, label: name[language] }));
    case 'code-of-trade':
      return TRADES.map(({ code, name }) => ({ value: code, label: `${code} ${name[language]}` }));
    case 'dust':
    case 'dusts':
      return [...DUSTS, OTHER_DUST].map(({ no, name }) => ({ value: no, label: `${no} ${name[language]}` }));
    case 'enterprise':
      return registered.enterprises.map(registered.choiceOf);
    case 'collector':
    case 'collectors':
      return registered.collectors.filter(isOwn).map(registered.choiceOf);
    case 'station':
      return registered.stations.filter(isOwn).map(registered.choiceOf);
    case 'stations':
      return registered.stations.map(registered.choiceOf);
  }
}

'use client';

import { Checkbox, Radio } from 'antd';
import { useTranslations } from 'next-intl';
import { DISTRICT_NAMES } from '../../../data/catalogue/district-names';
import { ROLES, type Role } from '../../../data/model/person';
import { useLanguage } from '../../ui/use-language';
import styles from './admin.module.css';

/** What an administrator decides about somebody. */
export interface Scope {
  readonly role: Role;
  /** GB/T 2260 codes; null: the whole city. */
  readonly districts: readonly string[] | null;
}

/** Whether it can be saved: districts alone must be at least one. */
export function isScopeWhole({ districts }: Scope): boolean {
  return districts === null || districts.length > 0;
}

/** Role, and the whole city or some of its districts. */
export function RoleAndDistricts({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const account = useTranslations('account');
  const language = useLanguage();
  const { role, districts } = scope;
  return (
    <>
      <label className="field">
        <span>{t('people.role')}</span>
        <select
          value={role}
          onChange={(event) =>
            onChange({ ...scope, role: ROLES.find((known) => known === event.target.value) ?? role })
          }
        >
          {ROLES.map((known) => (
            <option key={known} value={known}>
              {common(`role.${known}`)}
            </option>
          ))}
        </select>
        <span className={styles.hint}>{t(`people.roleHint.${role}`)}</span>
      </label>
      <fieldset className={styles.districts}>
        <legend>{t('people.districts')}</legend>
        <Radio.Group
          value={districts === null ? 'city' : 'some'}
          options={[
            { value: 'city', label: account('who.wholeCity') },
            { value: 'some', label: t('people.someDistricts') },
          ]}
          onChange={(event) => onChange({ ...scope, districts: event.target.value === 'city' ? null : [] })}
        />
        {districts === null ? null : (
          <>
            <Checkbox.Group
              className={styles.districtList ?? ''}
              value={[...districts]}
              options={DISTRICT_NAMES.map(({ code, name }) => ({ value: code, label: name[language] }))}
              onChange={(chosen) => onChange({ ...scope, districts: inOrder(chosen) })}
            />
            {districts.length === 0 ? <p className={styles.hint}>{t('people.chooseDistrict')}</p> : null}
          </>
        )}
      </fieldset>
    </>
  );
}

function inOrder(codes: readonly string[]): readonly string[] {
  return DISTRICT_NAMES.map(({ code }) => code).filter((code) => codes.includes(code));
}

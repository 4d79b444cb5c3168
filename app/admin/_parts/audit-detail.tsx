'use client';

import { useTranslations } from 'next-intl';
import { FAULTS } from '../../../data/catalogue/faults';
import { ROLES } from '../../../data/model/person';
import type { AuditEntry } from '../../../data/store/people-store';
import { formatDateTime } from '../../ui/format';
import { useDistrictWords } from '../../ui/use-district-words';
import { useLanguage } from '../../ui/use-language';

type Value = AuditEntry['detail'][string];

/** Names under which a moment is noted, epoch ms. */
const MOMENTS: ReadonlySet<string> = new Set(['from', 'to', 'untilTs']);

/** What was noted beside an entry: `name: value`, in words where there are words. */
export function AuditDetail({ detail }: { detail: AuditEntry['detail'] }) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const districtWords = useDistrictWords();
  const language = useLanguage();

  function wordOf(name: string, value: Value): string {
    if (name === 'districts') return districtWords(typeof value === 'string' ? value.split(',') : null);
    if (typeof value === 'boolean') return t(`audit.${value ? 'true' : 'false'}`);
    const role = name === 'role' ? ROLES.find((known) => known === value) : undefined;
    if (role) return common(`role.${role}`);
    const fault = name === 'fault' ? FAULTS.find(({ id }) => id === value) : undefined;
    if (fault) return fault.name[language];
    if (MOMENTS.has(name) && typeof value === 'number') return formatDateTime(value);
    return t.has(`audit.value.${value}`) ? t(`audit.value.${value}`) : String(value ?? '—');
  }

  const said = Object.entries(detail).filter(([name, value]) => tells(name, value));
  const parts = said.map(([name, value]) => {
    const word = t.has(`audit.name.${name}`) ? t(`audit.name.${name}`) : name;
    return t('audit.pair', { name: word, value: wordOf(name, value) });
  });
  return parts.join(t('audit.between'));
}

/** Whether a thing noted says anything: that nothing was found, or that no lock came, does not. No district is the whole city. */
function tells(name: string, value: Value): boolean {
  if (name === 'locks') return value !== false;
  return value !== null || name === 'districts';
}

'use client';

import { useTranslations } from 'next-intl';
import type { RegistryKind } from '../../../data/model/registry';
import type { FieldFault } from './find-faults';
import { placeOfField } from './record-layout';
import { useFieldWords } from './use-field-words';

/** One sentence for a fault of a form: the field, what it must be, and its unit. */
export function useFaultSentence(kind: RegistryKind): (fault: FieldFault) => string {
  const t = useTranslations('registry');
  const words = useFieldWords(kind);
  return ({ path, key, limit }) => {
    const place = placeOfField(kind, path);
    const isTime = place?.seconds === true || /Ms$/.test(path);
    const shown = isTime && limit !== '' ? String(Number(limit) / 1000) : limit;
    return t(`fault.${key}`, {
      field: words.label(path),
      limit: [shown, isTime ? 's' : (place?.unit ?? '')].join(' ').trim(),
    });
  };
}

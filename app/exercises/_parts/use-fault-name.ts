'use client';

import { useLanguage } from '../../ui/use-language';
import { findFault } from './find-fault';

/** Names of faults in the person's language; the id stands in for one that is not in the catalogue. */
export function useFaultName(): (id: string) => string {
  const language = useLanguage();
  return (id) => findFault(id)?.name[language] ?? id;
}

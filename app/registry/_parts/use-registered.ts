'use client';

import { useMemo } from 'react';
import type { Camera, Collector, Enterprise, Station } from '../../../data/model/registry';
import { useEnterprises } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Registered {
  readonly enterprises: readonly Enterprise[];
  readonly collectors: readonly Collector[];
  readonly stations: readonly Station[];
  readonly cameras: readonly Camera[];
  /** A record as an option of a list: its id and its name. */
  readonly choiceOf: (record: {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
  }) => Choice;
}

/** What is registered and not retired, to be referred to; empty lists while it loads. */
export function useRegistered(): Registered {
  const enterprises = useEnterprises();
  const language = useLanguage();
  return useMemo(
    () => ({
      enterprises: enterprises ?? [],
      collectors: (enterprises ?? []).flatMap(({ collectors }) => collectors),
      stations: (enterprises ?? []).flatMap(({ stations }) => stations),
      cameras: (enterprises ?? []).flatMap(({ cameras }) => cameras),
      choiceOf: ({ id, name }) => ({ value: id, label: `${id} ${name[language]}` }),
    }),
    [enterprises, language],
  );
}

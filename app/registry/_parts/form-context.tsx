'use client';

import { createContext, useContext } from 'react';
import type { RegistryKind } from '../../../data/model/registry';
import type { FieldWarning } from './find-warnings';

/** What every field of an open form must know. */
export interface FormContext {
  readonly kind: RegistryKind;
  /** False for a new record: an id is chosen once. */
  readonly isKept: boolean;
  /** Sentences by dotted path: what must be put right before the record can be sent. */
  readonly faults: ReadonlyMap<string, string>;
  readonly warnings: readonly FieldWarning[];
}

const Context = createContext<FormContext | null>(null);

export const FormContextProvider = Context.Provider;

export function useFormContext(): FormContext {
  const found = useContext(Context);
  if (!found) throw new Error('A field stands in a form.');
  return found;
}

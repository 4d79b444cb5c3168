import type { RegistryKind } from '../../../data/model/registry';
import { RECORD_LAYOUT, type SpecialInput } from './record-layout';

/** The path of the one field of a kind that is filled in in this way. Throws when there is none. */
export function placeOfInput(kind: RegistryKind, input: SpecialInput): string {
  const place = RECORD_LAYOUT[kind].flatMap(({ fields }) => fields).find((field) => field.input === input);
  if (!place) throw new Error(`A ${kind} has no field of the kind "${input}".`);
  return place.path;
}

import type { RegistryKind } from '../../../data/model/registry';
import type { FormValues } from './form-values';

/** What somebody had filled in when the page was left: kept in this browser's tab until it is saved or given up. */
export interface Draft {
  /** The version that it began from; null: a new record. */
  readonly version: number | null;
  readonly values: FormValues;
}

export function readDraft(kind: RegistryKind, id: string | null): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(kind, id)) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(kind: RegistryKind, id: string | null, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(kind, id), JSON.stringify(draft));
  } catch {
    // A full or forbidden store: the form works without a draft.
  }
}

export function dropDraft(kind: RegistryKind, id: string | null): void {
  try {
    sessionStorage.removeItem(keyOf(kind, id));
  } catch {
    // As above.
  }
}

function keyOf(kind: RegistryKind, id: string | null): string {
  return `registry-draft ${kind} ${id ?? ''}`;
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null || !('values' in kept) || !('version' in kept)) return false;
  return typeof kept.values === 'object' && kept.values !== null;
}

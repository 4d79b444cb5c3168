import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { isOverdue } from '../../data/model/is-overdue';
import type { Identity } from '../../data/model/person';
import {
  type Registry,
  type RegistryKind,
  type RegistryRecord,
  recordIn,
  registryRecordSchema,
} from '../../data/model/registry';
import { audit } from '../auth/audit';
import { narrowRegistry } from '../auth/narrow-registry';
import { scopeOf } from '../auth/scope';
import { stripContacts } from '../auth/strip-contacts';
import type { Locale } from '../i18n/locale';
import { workbench } from '../workbench';
import { describeIssue } from './describe-issue';
import { findReferenceFault } from './find-reference-fault';
import { ProblemError, sentenceOf } from './problem';
import { isRunName, withRecords, withVirtual } from './read-import';
import { isInDistricts } from './registry-districts';
import { kindSchema } from './registry-schemas';
import { findUsers, recordKey } from './registry-users';

export type Kind = z.infer<typeof kindSchema>;

export interface RecordParams {
  readonly kind: string;
  readonly id: string;
}

/** The record that a path names. Throws ProblemError 404 for a kind that is none. */
export function kindOf({ kind, id }: RecordParams): { readonly kind: Kind; readonly id: string } {
  const known = kindSchema.safeParse(kind);
  if (!known.success) throw new ProblemError(404, 'unknown-record', { kind, id });
  return { kind: known.data, id };
}

/** What is kept, retired records too, as far as somebody may see it. */
export function keptRegistry(identity: Identity): Registry {
  const { districts, contacts } = scopeOf(identity);
  const seen = narrowRegistry(workbench().registryDesk.all(), districts);
  return contacts ? seen : stripContacts(seen);
}

/** The whole record of this name. Throws ProblemError 404 for one that is not there, or that the caller may not see. */
export function findRecord(identity: Identity, { kind, id }: { kind: Kind; id: string }): RegistryRecord {
  const seen = recordIn(keptRegistry(identity), kind, id);
  const found = recordIn(workbench().registryDesk.all(), kind, id);
  if (!seen || !found) throw new ProblemError(404, 'unknown-record', { kind, id });
  return found;
}

/** Throws ProblemError 409 when the record is not at the version that the caller has looked at; null: it must not exist. */
export function requireVersion(
  { kind, id }: { readonly kind: RegistryKind; readonly id: string },
  version: number | null,
): void {
  const head = workbench().registryDesk.heads().get(recordKey({ kind, id }));
  const isThere = recordIn(workbench().registryDesk.all(), kind, id) !== undefined;
  const known = isThere ? (head?.version ?? 0) : null;
  if (known === version) return;
  const params = { kind, id, version: known ?? 0, by: head?.by || '-', given: version ?? 0 };
  throw new ProblemError(409, 'changed-meanwhile', params, { version: known, by: head?.by ?? '' });
}

/** A record as it was sent, whole. Throws ProblemError 422 with a sentence for each fault. */
export function parseRecord(input: unknown, { kind, id }: RecordParams, locale: Locale): RegistryRecord {
  const whole = withVirtual(input, workbench().registryDesk.all());
  const parsed = registryRecordSchema.safeParse(whole);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => describeIssue([issue], whole));
    throw badRecord(
      { id, locale },
      faults.map((fault) => ({ ...fault, code: 'bad-field' })),
    );
  }
  const record = parsed.data;
  if (record.kind !== kind) throw new ProblemError(400, 'bad-field', named('record.kind', record.kind, kind));
  if (record.id !== id) throw new ProblemError(400, 'bad-field', named('record.id', record.id, id));
  if (isRunName(record)) throw new ProblemError(400, 'bad-field', named('id', id, 'no name of an exercise'));
  return record;
}

/** Throws ProblemError: 403 for records that are or would be in a foreign district, 422 for such as do not fit together. `together`: see ReferenceScope. */
export function requireFit(
  identity: Identity,
  records: readonly RegistryRecord[],
  { locale, together = false }: { readonly locale: Locale; readonly together?: boolean },
): void {
  const now = workbench().registryDesk.all();
  const would = withRecords(now, records);
  const scope = { now, would, users: findUsers(would), together };
  for (const record of records) {
    if (!isInDistricts(record, { registry: now, would, districts: identity.districts }))
      throw new ProblemError(403, 'foreign-district', { id: record.id });
    const fault = findReferenceFault(record, scope);
    if (fault) throw badRecord({ id: record.id, locale }, [fault]);
  }
}

/** Keeps records that were looked at, and writes down who did it. Answers the secrets that were made. */
export async function keepRecords(
  identity: Identity,
  records: readonly RegistryRecord[],
  { action, reason }: { readonly action: string; readonly reason: string },
): Promise<readonly { readonly account: string; readonly secret: string }[]> {
  const bench = workbench();
  const before = bench.registryDesk.all();
  const secrets = await bench.importRegistry(
    records.map((record) => ({ record })),
    identity.name,
    reason,
  );
  for (const record of records) {
    const known = recordIn(before, record.kind, record.id);
    await audit(identity.name, action, `${record.kind}/${record.id}`, 'done', {
      version: bench.registryDesk.heads().get(recordKey(record))?.version ?? 0,
      reason,
      ...(known ? { fields: changedFields(known, record).join(', ') } : {}),
    });
  }
  return secrets;
}

/** A record as it is answered: with its version, without contacts where they may not be seen. */
export function recordAnswerOf(identity: Identity, { kind, id }: { kind: RegistryKind; id: string }) {
  const { registryDesk, now } = workbench();
  const record = recordIn(keptRegistry(identity), kind, id);
  const head = registryDesk.heads().get(recordKey({ kind, id }));
  return {
    record,
    version: head?.version ?? 0,
    ...(record?.kind === 'enterprise' && isOverdue(record, now()) ? { overdue: true } : {}),
  };
}

/** Names of the fields that differ, as `setValues.tankLevelM`; lists are one field. */
export function changedFields(before: object, after: object, path = ''): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [fieldOf(before, name), fieldOf(after, name)];
    if (isDeepStrictEqual(was, is)) return [];
    const both = isPlain(was) && isPlain(is);
    return both ? changedFields(was, is, `${path}${name}.`) : [`${path}${name}`];
  });
}

function badRecord(
  { id, locale }: { readonly id: string; readonly locale: Locale },
  faults: readonly (ReturnType<typeof describeIssue> & { readonly code: ProblemError['code'] })[],
): ProblemError {
  const errors = faults.map(({ code, field, value, limit }) => {
    return { field, value, limit, message: sentenceOf(locale, code, { field, value, limit }) };
  });
  const [first] = errors;
  return new ProblemError(
    422,
    'bad-record',
    { id, count: errors.length, first: first?.message ?? '' },
    { errors },
  );
}

function named(field: string, value: string, limit: string) {
  return { field, value, limit };
}

function fieldOf(of: object, name: string): unknown {
  return (of as Readonly<Record<string, unknown>>)[name];
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

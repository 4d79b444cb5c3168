import { z } from 'zod';
import { PRODUCTION_STATUSES, REGISTRY_KINDS, registryRecordSchema } from '../../data/model/registry';

/** Schemas of the registry's and the maintenance's calls. */
const millis = z.number().int();
const reason = z.string().trim().min(1).max(500);
const version = z.number().int().min(1);
const count = z.number().int();
const flag = z.enum(['0', '1']).default('0');

export const kindSchema = z.enum(REGISTRY_KINDS);

export const recordsQuery = z.object({
  kind: kindSchema.optional(),
  /** Part of an id, code, name, address or credit code. */
  q: z.string().max(120).default(''),
  retired: z.enum(['0', '1', 'all']).default('0'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
const listed = z.object({
  record: registryRecordSchema,
  version: count,
  changedTs: millis,
  /** Empty: seeded. */
  by: z.string(),
  /** Of a station or gateway: it has a secret. */
  hasSecret: z.boolean().optional(),
  /** Of an enterprise: stopped for longer than three months, or past the moment at which its stop was to end. */
  overdue: z.boolean().optional(),
});
export const recordsAnswer = z.object({
  items: z.array(listed),
  total: count,
  counts: z.object({
    enterprise: count,
    collector: count,
    station: count,
    gateway: count,
    camera: count,
  }),
});

/** `version` null: it must not exist yet. */
export const recordBody = z.object({ record: z.unknown(), version: version.nullable(), reason });
export const recordAnswer = listed.omit({ changedTs: true, by: true, hasSecret: true }).extend({
  /** Made for a new station or gateway; told this once. */
  secret: z.string().optional(),
});
/** `cascade`: with all that depends on it; a restore with all that was retired together with it. */
export const retireBody = z.object({ reason, version, cascade: z.boolean().default(false) });
export const retireAnswer = z.object({
  record: registryRecordSchema,
  version: count,
  also: z.array(z.object({ kind: kindSchema, id: z.string() })),
});
export const versionsAnswer = z.object({
  items: z.array(
    z.object({
      version: count,
      ts: millis,
      by: z.string(),
      reason: z.string(),
      record: registryRecordSchema,
    }),
  ),
});
export const productionBody = z.object({
  status: z.enum(PRODUCTION_STATUSES),
  reason,
  untilTs: millis.optional(),
  version: version.optional(),
});
export const secretAnswer = z.object({ account: z.string(), secret: z.string() });

export const importQuery = z.object({
  /** 1: only checks. */
  dry: flag,
  reason: z.string().trim().max(500).default(''),
});
const change = z.object({ created: count, updated: count, unchanged: count });
export const importAnswer = z.object({
  lines: count,
  accepted: count,
  rejected: count,
  counts: z.record(z.string(), change),
  errors: z.array(
    z.object({
      line: count,
      sheet: z.string().optional(),
      column: z.string().optional(),
      field: z.string(),
      value: z.union([z.string(), z.number()]),
      limit: z.union([z.string(), z.number()]),
      message: z.string(),
    }),
  ),
  secrets: z.array(z.object({ account: z.string(), secret: z.string() })),
});
export const exportQuery = z.object({
  format: z.enum(['ndjson', 'xlsx']).default('ndjson'),
  kind: kindSchema.optional(),
});

const window = z.object({
  id: z.string(),
  collector: z.string(),
  from: millis,
  to: millis,
  reason: z.string(),
  by: z.string(),
  createdTs: millis,
  endedBy: z.string().nullable(),
});
/** `ended=1`: the latest that have ended too, at most `limit` of them. */
export const maintenanceQuery = z.object({
  ended: flag,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const maintenanceAnswer = z.object({ items: z.array(window) });
/** `from` left out: now. At most seven days. */
export const maintenanceBody = z.object({
  collector: z.string().min(1).max(64),
  from: millis.optional(),
  to: millis,
  reason,
});
export const windowAnswer = window;

import { z } from 'zod';
import { DISTRICT_NAMES } from '../../data/catalogue/district-names';
import { ROLES } from '../../data/model/person';

/** What the calls about people, sessions and the audit trail take and answer. */

const millis = z.number().int();
const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** `api:` begins the names of programs in the audit trail: a person must not look like one, in whatever letters. */
export const personName = z
  .string()
  .trim()
  .max(60)
  .transform((name) => name.normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((name) => !/^api:/i.test(name.normalize('NFKC').trim()), 'a name that does not begin with api:')
      .refine((name) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(name), 'a name without invisible characters'),
  );

/** GB/T 2260 codes of districts of the city; null: the whole city. */
export const districts = z
  .array(z.enum(DISTRICT_NAMES.map(({ code }) => code)))
  .min(1)
  .max(DISTRICT_NAMES.length)
  .transform((codes) => [...new Set(codes)].sort())
  .nullable();

/** Longer than a password may be, so that who has a long one hears that it is wrong and not that it is too long. */
const secretText = z.string().min(1).max(256);
const code = z
  .string()
  .transform((text) => text.replaceAll(' ', ''))
  .pipe(z.string().regex(/^\d{6}$/, 'six digits'));

export const signInBody = z
  .object({
    token: z.string().min(1).max(200).optional(),
    name: personName.optional(),
    password: secretText.optional(),
    code: code.optional(),
  })
  .refine(({ token, name, password }) => token !== undefined || Boolean(name && password), {
    path: ['token'],
    message: 'a token, or name and password',
  });

export const personBody = z.object({
  name: personName.refine((name) => name !== '', 'a name'),
  role: z.enum(ROLES),
  districts: districts.optional(),
});
export const personChangeBody = z
  .strictObject({ role: z.enum(ROLES), districts, disabled: z.boolean() })
  .partial();
export const resetBody = z.object({ what: z.enum(['password', 'totp']) });
export const passwordBody = z.object({ current: secretText.optional(), next: z.string().max(1000) });
export const codeBody = z.object({ code });

export const sessionsQuery = z.object({ all: z.enum(['0', '1']).default('0') });
export const endSessionsQuery = z.object({ others: z.literal('1') });
export const auditQuery = z.object({
  limit: whole().pipe(z.number().int().min(1).max(10_000)).default(1000),
  before: whole().pipe(z.number().int().min(1)).optional(),
  actor: z.string().min(1).max(200).optional(),
  action: z.string().min(1).max(100).optional(),
});

export const meAnswer = z.object({
  name: z.string(),
  role: z.enum([...ROLES, 'station', 'run']),
  kind: z.enum(['session', 'api-key', 'station', 'run']),
  rights: z.array(z.string()),
  districts: z.array(z.string()).nullable(),
  person: z
    .object({
      id: z.string(),
      hasPassword: z.boolean(),
      hasTotp: z.boolean(),
      passwordTs: millis.nullable(),
      mustEnrolTotp: z.boolean(),
    })
    .nullable(),
  sessionId: z.string().nullable(),
});
export const signedInAnswer = z.object({ name: z.string(), role: z.enum(ROLES) });
export const signedOutAnswer = z.object({ signedOut: z.literal(true) });

const person = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  districts: z.array(z.string()).nullable(),
  createdTs: millis,
  disabledTs: millis.nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  lockedUntilTs: millis.nullable(),
});
export const peopleAnswer = items(person);
export const personAnswer = z.object({ person });
export const invitedAnswer = z.object({ person, link: z.string() });
export const linkAnswer = z.object({ link: z.string() });

export const sessionsAnswer = items(
  z.object({
    id: z.string(),
    personId: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdTs: millis,
    lastSeenTs: millis,
    address: z.string(),
    agent: z.string(),
    current: z.boolean(),
  }),
);
export const endedAnswer = z.object({ ended: z.number().int() });
export const passwordAnswer = z.object({ changed: z.literal(true), ended: z.number().int() });
export const totpAnswer = z.object({ secret: z.string(), otpauth: z.string() });
export const totpStateAnswer = z.object({ hasTotp: z.boolean() });
export const auditAnswer = items(
  z.object({
    number: z.number().int(),
    ts: millis,
    actor: z.string(),
    action: z.string(),
    object: z.string(),
    outcome: z.enum(['done', 'refused']),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string(),
  }),
);
export const auditCheckAnswer = z.object({
  entries: z.number().int(),
  ok: z.boolean(),
  firstBad: z.number().int().nullable(),
  reason: z.enum(['edited', 'missing', 'cut-off']).nullable(),
});

/** A query is text: a whole number in it. */
function whole() {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'integer')
    .transform(Number);
}

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** The envelope of a telemetry message, as the contract has it. Its samples are checked one by one. */
export interface Envelope {
  readonly v: number;
  readonly boot: string;
  readonly seq: number;
  readonly samples: readonly unknown[];
}

export interface Sample {
  readonly ts: number;
  readonly collector: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly quality?: Readonly<Record<string, unknown>>;
}

/** The field that is wrong, as a path such as `samples[].ts`, and what would have been taken. */
export interface ShapeFault {
  readonly field: string;
  readonly limit: string;
}

/** Ajv compiles each schema once to plain code. Members that are not named here are let be: the contract may grow. */
const ajv = new Ajv({ strict: true });
const safe = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

export const isEnvelope: ValidateFunction<Envelope> = ajv.compile<Envelope>({
  type: 'object',
  required: ['v', 'boot', 'seq', 'samples'],
  properties: {
    v: { type: 'integer' },
    boot: { type: 'string', pattern: '^[0-9]{1,16}$' },
    seq: { type: 'integer', ...safe },
    samples: { type: 'array' },
  },
});

export const isSample: ValidateFunction<Sample> = ajv.compile<Sample>({
  type: 'object',
  required: ['ts', 'collector', 'values'],
  properties: {
    ts: { type: 'integer' },
    collector: { type: 'string', minLength: 1, maxLength: 64 },
    values: { type: 'object' },
    quality: { type: 'object' },
  },
});

const EXPECTED: Readonly<Record<string, string>> = {
  '': '{...}',
  v: '1',
  boot: '"0".."9007199254740991"',
  seq: '0..9007199254740991',
  samples: '[...]',
  ts: 'integer ms',
  collector: '"1..64 characters"',
  values: '{...}',
  quality: '{...}',
};

/** Names the first fault that the last call of `check` found. */
export function shapeFault(check: ValidateFunction, prefix: string): ShapeFault {
  const member = memberOf(check.errors?.[0]);
  return {
    field: prefix + (prefix && member ? `.${member}` : member) || 'message',
    limit: EXPECTED[member] ?? '',
  };
}

function memberOf(error: ErrorObject | undefined): string {
  const missing: unknown = error?.params.missingProperty;
  if (typeof missing === 'string') return missing;
  return error?.instancePath.slice(1) ?? '';
}

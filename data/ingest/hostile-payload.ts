import type { RejectionReason } from '../model/rejection';

/** For tests: a payload as no well-behaved station would send it, and what it must come to. */
export interface HostilePayload {
  readonly bytes: Uint8Array;
  /** Null: only the decoder itself can say, because the bytes were changed blindly. */
  readonly expected: { readonly readings: number; readonly reasons: readonly RejectionReason[] } | null;
}

/** Where and when the payload claims to be measured. */
export interface Measured {
  readonly ts: number;
  readonly seq: number;
  readonly collector: string;
}

/** Answers a whole number from 0 to `sides` - 1. */
export type Dice = (sides: number) => number;

/** Makes the payload of this kind; the same dice give the same bytes. */
export function hostilePayload(kind: HostileKind, measured: Measured, dice: Dice): HostilePayload {
  return RECIPES[kind](measured, dice);
}

const CLEAN = {
  running: 'true',
  differentialPressurePa: '1120.5',
  airlockFault: 'false',
  hopperTemperatureC: '41.2',
} as const;
const POINTS = Object.keys(CLEAN).length;
const MAX_PAYLOAD_BYTES = 65_536;

type Recipe = (measured: Measured, dice: Dice) => HostilePayload;

/** JSON text of each member; a member that is undefined is left out. */
interface Parts {
  readonly v?: string | undefined;
  readonly boot?: string | undefined;
  readonly seq?: string | undefined;
  readonly samples?: string | undefined;
  readonly ts?: string | undefined;
  readonly collector?: string | undefined;
  readonly values?: string | undefined;
  readonly quality?: string | undefined;
  /** Members more, as `"name":value`. */
  readonly more?: string | undefined;
}

const RECIPES = {
  'cut short': (measured, dice) => {
    const whole = message(measured);
    return refused(whole.slice(0, dice(whole.length)), 'not-json');
  },
  'nothing at all': (_, dice) => refused(pick(dice, '', ' ', '\n\t ', '\ufeff'), 'not-json'),
  'not quite JSON': (measured, dice) => {
    const whole = message(measured);
    const odd = [
      `${whole},`,
      `${whole}${whole}`,
      whole.replaceAll('"', "'"),
      `/* */${whole}`,
      whole.replace('}]', ',}]'),
    ];
    return refused(odd[dice(odd.length)] ?? '', 'not-json');
  },
  'not a number': (measured, dice) => {
    const token = pick(
      dice,
      'NaN',
      'Infinity',
      '-Infinity',
      '0x1F',
      '1_000',
      '.5',
      '+1',
      '01',
      '1.',
      'undefined',
    );
    return refused(message(measured, { values: valuesWith('hopperTemperatureC', token) }), 'not-json');
  },
  'another thing than a message': (_, dice) =>
    refused(pick(dice, '[]', '1', 'null', 'true', '"v"', '{}', '[{"v":1}]'), 'wrong-shape'),
  'a byte order mark': (measured) => good(`\ufeff${message(measured)}`),
  'two byte order marks': (measured) => refused(`\ufeff\ufeff${message(measured)}`, 'not-json'),
  'the same key twice': (measured) =>
    good(message(measured, { values: `${valuesText().slice(0, -1)},"hopperTemperatureC":39.5}` })),
  'escaped names': (measured) => good(message(measured).replace('"v"', '"\\u0076"')),
  'a prototype as a point': (measured, dice) => {
    const name = pick(
      dice,
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '',
      '\\u0000',
      '\\ud800',
    );
    return partly(
      message(measured, { values: `${valuesText().slice(0, -1)},"${name}":1}` }),
      POINTS,
      'unknown-point',
    );
  },
  'a prototype beside': (measured) =>
    good(message(measured, { more: '"__proto__":{"v":9,"samples":[]},"constructor":{"prototype":{}}' })),
  'qualities on a prototype': (measured) =>
    good(message(measured, { quality: '{"__proto__":{"hopperTemperatureC":9}}' })),
  'beyond all numbers': (measured, dice) => {
    const number = pick(dice, '1e400', '-1e400', '9'.repeat(400));
    return partly(
      message(measured, { values: valuesWith('hopperTemperatureC', number) }),
      POINTS - 1,
      'not-finite',
    );
  },
  'twenty digits': (measured, dice) => {
    const value = pick(dice, '12345678901234567890', '-98765432109876543210');
    return partly(
      message(measured, { values: valuesWith('hopperTemperatureC', value) }),
      POINTS - 1,
      'impossible-value',
    );
  },
  'twenty digits for a number of order': (measured, dice) =>
    refused(
      message(
        measured,
        dice(2) === 0
          ? { seq: '12345678901234567890' }
          : { boot: pick(dice, '"12345678901234567890"', '"9999999999999999"') },
      ),
      'wrong-shape',
    ),
  'another unit': (measured, dice) => {
    const [point, value] = pickOne<readonly [keyof typeof CLEAN, string]>(dice, [
      ['differentialPressurePa', '112050000'],
      ['hopperTemperatureC', '31435'],
      ['hopperTemperatureC', '-273.16'],
      ['differentialPressurePa', '-60000'],
    ]);
    return partly(message(measured, { values: valuesWith(point, value) }), POINTS - 1, 'impossible-value');
  },
  'outside the span, but possible': (measured) =>
    good(message(measured, { values: valuesWith('hopperTemperatureC', '250') })),
  'odd but good numbers': (measured, dice) =>
    good(
      message(measured, {
        values: valuesWith(
          'differentialPressurePa',
          pick(dice, '-0', '5e-324', '1.1205E3', '1120.50000000000000000001'),
        ),
      }),
    ),
  'another type': (measured, dice) => {
    const point = pickOne(dice, Object.keys(CLEAN) as (keyof typeof CLEAN)[]);
    const value = pick(dice, '"41"', 'null', '[]', '{}', '"true"', '{"value":1}', '[41.2]');
    return partly(message(measured, { values: valuesWith(point, value) }), POINTS - 1, 'wrong-type');
  },
  'a number for a switch': (measured, dice) =>
    partly(
      message(measured, { values: valuesWith('running', pick(dice, '1', '0', '-1', '0.5')) }),
      POINTS - 1,
      'wrong-type',
    ),
  'another quality': (measured, dice) => {
    const quality = pick(dice, '5', '-1', '1.5', '"0"', 'null', 'true', '1e400', '[]');
    return partly(
      message(measured, { quality: `{"hopperTemperatureC":${quality}}` }),
      POINTS - 1,
      'bad-quality',
    );
  },
  'qualities of another shape': (measured, dice) =>
    refused(message(measured, { quality: pick(dice, '[]', '1', 'null', '"good"') }), 'wrong-shape'),
  'seconds for milliseconds': (measured) =>
    refused(message(measured, { ts: String(Math.floor(measured.ts / 1000)) }), 'too-old'),
  'microseconds for milliseconds': (measured) =>
    refused(message(measured, { ts: `${measured.ts}000` }), 'in-the-future'),
  'long ago': (measured, dice) =>
    refused(
      message(measured, { ts: pick(dice, '0', '1', '-1', '-1795330800000', '946684800000') }),
      'too-old',
    ),
  'far ahead': (measured, dice) =>
    refused(
      message(measured, { ts: pick(dice, '253402300800000', '8640000000000001', '12345678901234567890') }),
      'in-the-future',
    ),
  'no moment': (measured, dice) =>
    refused(
      message(measured, {
        ts: pick(dice, '"now"', 'null', '1795330800000.5', '1e400', '"2026-11-22T09:00:00Z"'),
      }),
      'wrong-shape',
    ),
  'a member missing': (measured, dice) => {
    const name = pick(dice, 'v', 'boot', 'seq', 'samples', 'ts', 'collector', 'values');
    return refused(message(measured, { [name]: undefined }), 'wrong-shape');
  },
  'a member of another type': (measured, dice) => {
    const [name, value] = pickOne<readonly [keyof Parts, string]>(dice, [
      ['v', '"1"'],
      ['boot', '1'],
      ['boot', '"-1"'],
      ['boot', '"1.0"'],
      ['boot', 'null'],
      ['seq', '"7"'],
      ['seq', '-1'],
      ['seq', '1.5'],
      ['seq', '1e400'],
      ['samples', '{}'],
      ['samples', 'null'],
      ['collector', '1'],
      ['collector', '""'],
      ['values', '[]'],
      ['values', 'null'],
    ]);
    return refused(message(measured, { [name]: value }), 'wrong-shape');
  },
  'another version': (measured, dice) =>
    refused(message(measured, { v: pick(dice, '0', '2', '-1', '1.5', '1e9') }), 'unsupported-version'),
  'another collector': (measured, dice) => {
    const name = pick(
      dice,
      'C99',
      '__proto__',
      '../C01',
      '\\u0000',
      '\\ud800',
      "'; DROP TABLE readings; --",
      'c01',
    );
    return refused(message(measured, { collector: `"${name}"` }), 'unknown-collector');
  },
  'no sample beside a sample': (measured, dice) => {
    const odd = pick(dice, 'null', '1', '[]', '"sample"', '{}', '{"ts":1}');
    return partly(message(measured, { samples: `[${odd},${sample(measured)}]` }), POINTS, 'wrong-shape');
  },
  'no samples, no values': (measured, dice) => {
    const empty = dice(2) === 0 ? message(measured, { samples: '[]' }) : message(measured, { values: '{}' });
    return { bytes: encode(empty), expected: { readings: 0, reasons: [] } };
  },
  'points without number': (measured, dice) => {
    const count = 1 + dice(300);
    const unknown = Array.from({ length: count }, (_, n) => `"p${n}":${n}`).join(',');
    const text = message(measured, { values: `${valuesText().slice(0, -1)},${unknown}}` });
    return {
      bytes: encode(text),
      expected: { readings: POINTS, reasons: Array<RejectionReason>(count).fill('unknown-point') },
    };
  },
  'a name without end': (measured, dice) =>
    partly(
      message(measured, { values: `${valuesText().slice(0, -1)},"${'尘'.repeat(1 + dice(20_000))}":1}` }),
      POINTS,
      'unknown-point',
    ),
  'nesting without end': (measured, dice) => {
    const depth = 17 + dice(20_000);
    return refused(
      dice(2) === 0
        ? '['.repeat(depth)
        : message(measured, { more: `"x":${'{"x":'.repeat(17)}1${'}'.repeat(17)}` }),
      'too-deep',
    );
  },
  'nesting that is taken': (measured) =>
    good(message(measured, { more: `"x":${'['.repeat(14)}${']'.repeat(14)}` })),
  'as long as may be': (measured) => {
    const whole = encode(message(measured));
    const bytes = new Uint8Array(MAX_PAYLOAD_BYTES).fill(0x20);
    bytes.set(whole);
    return { bytes, expected: { readings: POINTS, reasons: [] } };
  },
  'another encoding': (measured, dice) => {
    const whole = message(measured, { more: '"site":"尘"' });
    const bytes =
      dice(2) === 0
        ? Buffer.from(`\ufeff${whole}`, 'utf16le')
        : Buffer.from(whole.replace('尘', 'é'), 'latin1');
    return { bytes, expected: { readings: 0, reasons: ['not-utf8'] } };
  },
  'broken UTF-8': (measured, dice) => {
    const bytes = encode(message(measured, { more: '"site":"尘尘尘"' }));
    const broken = pickOne(dice, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8], [0x80]]);
    return {
      bytes: Uint8Array.of(...bytes.slice(0, -5), ...broken, ...bytes.slice(-2)),
      expected: { readings: 0, reasons: ['not-utf8'] },
    };
  },
  'bytes changed': (measured, dice) => {
    const bytes = encode(message(measured));
    for (let left = 1 + dice(4); left > 0; left--) bytes[dice(bytes.length)] = dice(256);
    return { bytes, expected: null };
  },
  'bytes lost or doubled': (measured, dice) => {
    const bytes = encode(message(measured));
    const [from, to] = [dice(bytes.length), dice(bytes.length)];
    return { bytes: Uint8Array.of(...bytes.slice(0, from), ...bytes.slice(to)), expected: null };
  },
  'digits changed': (measured, dice) => {
    const digits = [...message(measured)].map((it) =>
      /\d/.test(it) && dice(8) === 0 ? String(dice(10)) : it,
    );
    return { bytes: encode(digits.join('')), expected: null };
  },
  noise: (_, dice) => ({ bytes: Uint8Array.from({ length: dice(2000) }, () => dice(256)), expected: null }),
} as const satisfies Readonly<Record<string, Recipe>>;

export type HostileKind = keyof typeof RECIPES;
export const HOSTILE_KINDS = Object.keys(RECIPES) as readonly HostileKind[];

function message(measured: Measured, parts: Parts = {}): string {
  const { v, boot, seq, samples } = {
    v: '1',
    boot: '"1"',
    seq: String(measured.seq),
    samples: `[${sample(measured, parts)}]`,
    ...parts,
  };
  return objectOf({ v, boot, seq, samples }, parts.more);
}

function sample(measured: Measured, parts: Parts = {}): string {
  const { ts, collector, values, quality } = {
    ts: String(measured.ts),
    collector: JSON.stringify(measured.collector),
    values: valuesText(),
    quality: undefined,
    ...parts,
  };
  return objectOf({ ts, collector, values, quality });
}

function valuesText(): string {
  return objectOf(CLEAN);
}

function valuesWith(point: keyof typeof CLEAN, text: string): string {
  return objectOf({ ...CLEAN, [point]: text });
}

function objectOf(members: Readonly<Record<string, string | undefined>>, more?: string): string {
  const texts = Object.entries(members).flatMap(([name, text]) =>
    text === undefined ? [] : [`"${name}":${text}`],
  );
  return `{${(more === undefined ? texts : [...texts, more]).join(',')}}`;
}

function good(text: string): HostilePayload {
  return { bytes: encode(text), expected: { readings: POINTS, reasons: [] } };
}

function refused(text: string, reason: RejectionReason): HostilePayload {
  return { bytes: encode(text), expected: { readings: 0, reasons: [reason] } };
}

function partly(text: string, readings: number, reason: RejectionReason): HostilePayload {
  return { bytes: encode(text), expected: { readings, reasons: [reason] } };
}

function pick(dice: Dice, ...texts: readonly string[]): string {
  return texts[dice(texts.length)] ?? '';
}

function pickOne<T>(dice: Dice, choices: readonly T[]): T {
  const choice = choices[dice(choices.length)];
  if (choice === undefined) throw new Error('The dice have more sides than there are choices.');
  return choice;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

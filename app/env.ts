import { isIP } from 'node:net';
import { z } from 'zod';

/** What the operator may set. Read once, at start; contract.md lists the meaning of each. */
export interface Env {
  readonly host: string;
  readonly port: number;
  readonly mqttHost: string;
  readonly mqttPort: number;
  readonly dataDir: string;
  /** Undefined: decided by what is registered. */
  readonly demo: boolean | undefined;
  readonly adminApiKey: string | undefined;
}

/** One sentence for the operator: which variable, what it held, what it may hold. */
export class EnvError extends Error {}

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((text) => text === '1');
const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  MQTT_HOST: z.string().min(1).default('127.0.0.1'),
  MQTT_PORT: port.default(1883),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag.optional(),
  ADMIN_API_KEY: z.string().min(32).optional(),
  ADMIN_API_KEY_INSECURE: flag.optional(),
  MQTT_URL: z.string().optional(),
});

const ALLOWED: Readonly<Record<string, string>> = {
  HOST: 'an address to listen on',
  PORT: 'a port from 0 to 65535',
  MQTT_HOST: 'an address to listen on',
  MQTT_PORT: 'a port from 0 to 65535',
  DATA_DIR: 'a folder',
  DEMO: '0 or 1',
  ADMIN_API_KEY: 'at least 32 characters',
  ADMIN_API_KEY_INSECURE: '0 or 1',
};

/** An empty variable counts as not set, as shells have it. Throws EnvError. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw new EnvError(sentenceOf(parsed.error, set));
  const value = parsed.data;
  if (value.MQTT_URL) {
    throw new EnvError('MQTT_URL is set, but stations of an outside broker are not supported yet; unset it.');
  }
  if (value.ADMIN_API_KEY && !isLoopback(value.HOST) && !value.ADMIN_API_KEY_INSECURE) {
    throw new EnvError(
      `ADMIN_API_KEY is refused on HOST ${value.HOST}, which is not loopback and has no TLS; unset it, listen on 127.0.0.1, or set ADMIN_API_KEY_INSECURE=1.`,
    );
  }
  return {
    host: value.HOST,
    port: value.PORT,
    mqttHost: value.MQTT_HOST,
    mqttPort: value.MQTT_PORT,
    dataDir: value.DATA_DIR,
    demo: value.DEMO,
    adminApiKey: value.ADMIN_API_KEY,
  };
}

function sentenceOf(error: z.ZodError, set: Readonly<Record<string, string | undefined>>): string {
  const name = String(error.issues[0]?.path[0] ?? 'environment');
  const secret = name === 'ADMIN_API_KEY';
  const held = secret ? `${set[name]?.length ?? 0} characters` : `"${set[name] ?? ''}"`;
  return `${name} is ${held}, but must be ${ALLOWED[name] ?? 'valid'}; correct it or unset it.`;
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

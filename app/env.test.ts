import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      mqttHost: '127.0.0.1',
      mqttPort: 1883,
      dataDir: '.data',
      demo: undefined,
      adminApiKey: undefined,
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readEnv({ PORT: '', DEMO: '' }).port).toBe(3000);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc", but must be a port from 0 to 65535; correct it or unset it.'],
    [{ PORT: '70000' }, 'PORT is "70000", but must be a port from 0 to 65535; correct it or unset it.'],
    [{ DEMO: 'yes' }, 'DEMO is "yes", but must be 0 or 1; correct it or unset it.'],
    [
      { ADMIN_API_KEY: 'too-short' },
      'ADMIN_API_KEY is 9 characters, but must be at least 32 characters; correct it or unset it.',
    ],
  ])('names variable, value and limit: %j', (variables, sentence) => {
    expect(() => readEnv(variables)).toThrow(sentence);
  });

  it('never repeats the key in a sentence', () => {
    expect(() => readEnv({ ADMIN_API_KEY: 'hunter2' })).not.toThrow('hunter2');
  });

  it('refuses an API key on an open address unless told to', () => {
    const key = 'k'.repeat(32);
    expect(() => readEnv({ HOST: '0.0.0.0', ADMIN_API_KEY: key })).toThrow('not loopback');
    expect(readEnv({ HOST: '127.0.0.2', ADMIN_API_KEY: key }).adminApiKey).toBe(key);
    expect(readEnv({ HOST: '0.0.0.0', ADMIN_API_KEY: key, ADMIN_API_KEY_INSECURE: '1' }).adminApiKey).toBe(
      key,
    );
  });
});

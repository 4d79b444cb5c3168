import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort, startServer } from './start-server';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'dust-twin-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the server, which must refuse: exit code and what it said on standard error. */
function refused(variables: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', MQTT_PORT: '0', ...variables },
  });
  return { status, sentence: stderr.trim() };
}

describe('start is refused in one sentence, with exit code 1', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['a wrong port', { PORT: 'abc' }, /^PORT is "abc", but must be a port from 0 to 65535; .*$/],
    [
      'a short key',
      { ADMIN_API_KEY: 'short' },
      /^ADMIN_API_KEY is 5 characters, but must be at least 32 characters; .*$/,
    ],
    ['a data folder that is a file', { DATA_DIR: join(folder, 'file') }, /^[^\n]*file[^\n]*$/],
  ])('%s', (_name, variables, sentence) => {
    writeFileSync(join(folder, 'file'), 'not a folder');
    const answer = refused(variables);
    expect(answer.sentence).toMatch(sentence);
    expect(answer.status).toBe(1);
  });

  it.each(['PORT', 'MQTT_PORT'])('a taken %s', async (name) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const answer = refused({ [name]: String(port) });
    taken.close();
    expect(answer.sentence).toMatch(new RegExp(`^[^\\n]*${name} ${port}[^\\n]*taken[^\\n]*$`));
    expect(answer.status).toBe(1);
  });

  it('a data folder that is a database of somebody else', () => {
    const data = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(join(data, 'live.duckdb'), 'this is no database at all, but long enough to look like one');
    const answer = refused({ DATA_DIR: data });
    expect(answer.sentence).toMatch(/^[^\n]*live\.duckdb[^\n]*$/);
    expect(answer.status).toBe(1);
  });

  it('a second instance on the same data folder', async () => {
    const server = await startServer({ demo: '0' });
    const answer = refused({ DATA_DIR: server.dataDir, PORT: String(await freePort()) });
    expect(await server.stop()).toBe(0);
    expect(answer.sentence).toMatch(/^[^\n]*in use[^\n]*$/);
    expect(answer.status).toBe(1);
  });
});

describe('stopping', () => {
  it('ends with 0 while it is still starting', async () => {
    const data = join(folder, 'starting');
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: { ...process.env, DATA_DIR: data, PORT: String(await freePort()), MQTT_PORT: '0', DEMO: '0' },
    });
    const ended = once(child, 'exit');
    while (!existsSync(join(data, 'live.duckdb'))) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('ends with 0 when the signal comes twice, as from a terminal and from npm', async () => {
    const server = await startServer({ demo: '0' });
    const again = setInterval(() => server.child.kill('SIGTERM'), 5);
    expect(await server.stop()).toBe(0);
    clearInterval(again);
  });
});

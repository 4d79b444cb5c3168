import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { createMisbehaviour } from './misbehaviour';
import { openLedger } from './open-ledger';
import { parseStandInCommand } from './parse-stand-in-command';
import { serveStandIn } from './serve-stand-in';
import { parseStandInStory, type StandInStory } from './story';

const misbehaviour = createMisbehaviour();

/**
 * The stand-in of the ministry's server, a process of its own: `node --import tsx simulator/ministry/run.ts`.
 * First line on standard input: the story (`story.ts`), such as
 * {"port":8090,"host":"127.0.0.1","ledgerPath":"ledger.ndjson","appId":"practice","appSecret":"sixteen characters","sm4KeyHex":"<32 digits>","sm4IvHex":"<32 digits>"}
 * It answers {"listening":port} on standard output. Further lines: {"behaviour":"timeout","requests":3} or another of the misbehaviours.
 * When standard input ends, it ends with 0. A bad story or ledger is one sentence on standard error and exit 1.
 */
async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let starting: Promise<Server> | undefined;
  lines.on('line', (line) => {
    if (line.trim() === '') return;
    if (starting) obey(line);
    else starting = start(line);
  });
  // A Ctrl-C reaches the whole group of processes: the parent ends first and closes our input.
  process.on('SIGINT', () => undefined);
  await once(lines, 'close');
  const server = await starting;
  server?.closeAllConnections();
  process.exit(0);
}

async function start(line: string): Promise<Server> {
  try {
    const server = await listen(parseStandInStory(line));
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ listening: port })}\n`);
    return server;
  } catch (error) {
    warn(`The stand-in cannot start: ${sentenceOf(error)}`);
    return process.exit(1);
  }
}

async function listen(story: StandInStory): Promise<Server> {
  const { appId, appSecret, name, dripMs } = story;
  const keys = {
    appId,
    appSecret,
    sm4Key: Buffer.from(story.sm4KeyHex, 'hex'),
    sm4Iv: Buffer.from(story.sm4IvHex, 'hex'),
  };
  const { maxLedgerBytes: maxBytes, sentThrough } = story;
  const ledger = await openLedger(story.ledgerPath, warn, { maxBytes, sentThrough });
  const server = serveStandIn({ name, keys, ledger, misbehaviour, dripMs, now: Date.now, warn });
  server.listen(story.port, story.host);
  await once(server, 'listening');
  return server;
}

function obey(line: string): void {
  try {
    misbehaviour.obey(parseStandInCommand(line));
  } catch (error) {
    warn(`The stand-in refuses a command: ${sentenceOf(error)}`);
  }
}

function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

void main();

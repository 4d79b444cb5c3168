import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Misbehaviour, StandInLedger } from '../../data/model/exchange';
import type { Books } from './books';
import { hashBooks } from './hash-books';
import { judgeMessage } from './judge-message';
import type { BaseMessage, RealtimeMessage, Receipt } from './message';
import type { MisbehaviourState } from './misbehaviour';
import { isSame, type Keys, openEnvelope } from './open-envelope';
import type { Ledger } from './open-ledger';
import { PROFILE } from './profile';
import { readBody } from './read-body';
import { readMessage, readRiskQuery } from './read-message';
import { Refusal } from './refusal';
import { createRiskDesk } from './risk-desk';
import { sealAnswer } from './seal-answer';
import { type Answer, dripAnswer, sendAnswer, sendHalf } from './send-answer';

export interface StandInOptions {
  readonly name: string;
  readonly keys: Keys;
  readonly ledger: Ledger;
  readonly misbehaviour: MisbehaviourState;
  readonly dripMs: number;
  /** Epoch ms. */
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

const RETRY_AFTER_S = 2;
const MAX_CONNECTIONS = 256;

/** The stand-in as an HTTP server that does not listen yet. It answers `GET /stand-in`, `POST /data`, `POST /risk-results` and `GET /ledger`. */
export function serveStandIn(options: StandInOptions): Server {
  const answerOf = createDesk(options);
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 65_000, maxHeaderSize: 8192 },
    (request, response) => {
      response.on('error', () => undefined); // whoever left needs no answer
      void meet(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else sendAnswer(response, toProblem(error, options.warn));
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', (_error, socket) => refuseLine(socket as Socket));
  return server;

  async function meet(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { behaviour, answer } = await answerOf(request);
    const sent = await answer();
    if (behaviour === 'answer-lost') response.destroy();
    else if (behaviour === 'truncated') sendHalf(response, sent);
    else if (behaviour === 'slow') await dripAnswer(response, sent, options.dripMs);
    // A time-out holds the line and says nothing; the other side or the end of the process closes it.
    else if (behaviour !== 'timeout') sendAnswer(response, sent);
  }
}

interface Plan {
  readonly behaviour: Misbehaviour;
  readonly answer: () => Promise<Answer>;
}

function createDesk({
  name,
  keys,
  ledger,
  misbehaviour,
  now,
}: StandInOptions): (request: IncomingMessage) => Promise<Plan> {
  const { paths, limits } = PROFILE;
  const risk = createRiskDesk({ series: () => ledger.books().series() }, limits.maxResults);
  const tellLedger = createLedgerDesk(ledger, misbehaviour);
  const commit = createCommitDesk(ledger);
  let truncated = 0;

  return async (request) => {
    const path = pathOf(request);
    if (path === paths.standIn) {
      requireMethod(request, 'GET');
      return well({ standIn: true, name, profile: PROFILE.id });
    }
    if (path === paths.ledger) {
      requireMethod(request, 'GET');
      if (!isSame(secretOf(request) ?? '', keys.appSecret)) throw new Refusal(401, 401, 'appsecret is wrong');
      return { behaviour: 'none', answer: async () => ({ status: 200, body: await tellLedger() }) };
    }
    if (path !== paths.data && path !== paths.riskResults)
      throw new Refusal(404, 404, 'there is nothing at this path');
    requireMethod(request, 'POST');
    const body = await readBody(request, limits.maxBodyBytes);
    const behaviour = path === paths.data ? misbehaviour.take() : misbehaviour.current();
    const early = answerBefore(behaviour);
    if (early) return { behaviour, answer: async () => early };
    const inner = openEnvelope(body, secretOf(request), keys);
    if (path === paths.riskResults) {
      const query = readRiskQuery(inner);
      const seal = () => sealAnswer({ results: risk.answer(query, now()) }, keys);
      return { behaviour, answer: async () => ({ status: 200, body: { code: 0, data: seal() } }) };
    }
    const message = readMessage(inner);
    if (behaviour === 'truncated') truncated += 1;
    // Every second answer that breaks off belongs to a message that was not taken.
    if (behaviour === 'truncated' && truncated % 2 === 0)
      return { behaviour, answer: async () => receiptLike(message) };
    return {
      behaviour,
      answer: async () => ({ status: 200, body: await commit(message, behaviour === 'partial') }),
    };
  };
}

/** One message at a time: judged, kept on the disk, then answered. */
function createCommitDesk({
  books,
  commit,
}: Ledger): (message: RealtimeMessage | BaseMessage, partial: boolean) => Promise<Receipt> {
  let last: Promise<unknown> = Promise.resolve();
  const take = async (message: RealtimeMessage | BaseMessage, partial: boolean): Promise<Receipt> => {
    const { entries, refusal, duplicate } = judgeMessage(books(), message, { partial });
    if (entries.length > 0) await commit(entries);
    if (refusal) throw refusal;
    const receipt = books().receiptOf(message.messageId);
    if (!receipt) throw new Error(`message "${message.messageId}" was kept but is not in the books`);
    const { code, msg, messageId, accepted, failed } = receipt;
    return { code, msg, messageId, accepted, duplicate, failed };
  };
  return (message, partial) => {
    const mine = last.then(() => take(message, partial));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Counts and hash belong together: what comes while the hash is made is in neither. One is made at a time, whoever asks. */
function createLedgerDesk({ books }: Ledger, misbehaviour: MisbehaviourState): () => Promise<StandInLedger> {
  type Told = Omit<StandInLedger, 'behaviour'>;
  let running: Promise<Told> | null = null;
  let last: { readonly of: Books; readonly told: Told } | null = null;

  async function tell(): Promise<Told> {
    const of = books();
    const counts = of.counts();
    const forgotten = of.forgotten();
    const isSame = last?.of === of && last.told.records === counts.records;
    const hash = isSame && last ? last.told.hash : await hashBooks(of.series());
    const told = {
      ...counts,
      hash,
      ...(forgotten ? { forgotten: { records: forgotten.records, hash: forgotten.hash } } : {}),
    };
    last = { of, told };
    return told;
  }

  return async () => {
    running ??= tell().finally(() => {
      running = null;
    });
    return { behaviour: misbehaviour.current(), ...(await running) };
  };
}

/** What is answered without looking at the message. */
function answerBefore(behaviour: Misbehaviour): Answer | null {
  const problem = (status: number, code: number, msg: string, headers = {}): Answer => ({
    status,
    body: { code, msg },
    headers,
  });
  if (behaviour === 'refuse') return problem(200, 1001, 'not taken now, send again later');
  if (behaviour === 'unauthorised') return problem(401, 401, 'appid or appsecret is wrong');
  if (behaviour === 'too-many')
    return problem(429, 429, 'too many requests', { 'retry-after': String(RETRY_AFTER_S) });
  if (behaviour === 'server-error') return problem(503, 500, 'internal error');
  return behaviour === 'timeout' ? problem(200, 0, 'never sent') : null;
}

/** The answer that a message would get; it is never sent whole. */
function receiptLike(message: RealtimeMessage | BaseMessage): Answer {
  const accepted = message.type === 'base' ? 0 : message.records.length;
  const body: Receipt = {
    code: 0,
    msg: 'ok',
    messageId: message.messageId,
    accepted,
    duplicate: false,
    failed: [],
  };
  return { status: 200, body };
}

function well(body: unknown): Plan {
  return { behaviour: 'none', answer: async () => ({ status: 200, body }) };
}

function toProblem(error: unknown, warn: (sentence: string) => void): Answer {
  // A body that was not read to its end would be taken for the next request.
  if (error instanceof Refusal) {
    const headers = error.status === 200 ? {} : { connection: 'close' };
    return { status: error.status, body: { code: error.code, msg: error.message }, headers };
  }
  warn(`A request could not be answered: ${error instanceof Error ? error.message : String(error)}`);
  return { status: 500, body: { code: 500, msg: 'internal error' }, headers: { connection: 'close' } };
}

function requireMethod(request: IncomingMessage, method: string): void {
  if (request.method !== method) throw new Refusal(405, 405, `this path takes ${method} only`);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function secretOf({ headers }: IncomingMessage): string | undefined {
  const value = headers[PROFILE.secretHeader];
  return typeof value === 'string' ? value : undefined;
}

function refuseLine(socket: Socket): void {
  if (socket.writable)
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  else socket.destroy();
}

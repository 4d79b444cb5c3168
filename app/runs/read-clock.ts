import { z } from 'zod';
import { makeRejection } from '../../data/ingest/make-rejection';
import type { Delivery } from '../../data/ingest/types';
import { type RunClock, SIMULATOR_REFUSALS } from '../../data/model/exercise';
import type { Rejection } from '../../data/model/rejection';

const refusalSchema = z.object({
  code: z.enum(SIMULATOR_REFUSALS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const STATES = ['ready', 'running', 'frozen', 'ended'];

/** Reads a clock message of a run. What is no clock is a rejection that names the field. */
export function readClock(delivery: Delivery): RunClock | Rejection {
  const refuse = (field: string, value: unknown, limit: string | number): Rejection =>
    makeRejection('wrong-shape', { field, value: String(value), limit }, delivery);
  let clock: unknown;
  try {
    clock = JSON.parse(Buffer.from(delivery.payload).toString('utf8'));
  } catch {
    return makeRejection('not-json', { field: 'clock', value: '-', limit: 'JSON' }, delivery);
  }
  if (typeof clock !== 'object' || clock === null) return refuse('clock', clock, '{simTs, speed, state}');
  const { simTs, speed, state, answers = [] } = clock as Record<string, unknown>;
  if (!Number.isSafeInteger(simTs)) return refuse('simTs', simTs, 'integer');
  if (typeof speed !== 'number' || !(speed > 0)) return refuse('speed', speed, '> 0');
  if (typeof state !== 'string' || !STATES.includes(state)) return refuse('state', state, STATES.join(' | '));
  if (!Array.isArray(answers) || !answers.every(isAnswer))
    return refuse('answers', typeof answers, '[{n, error?}]');
  return { simTs, speed, state, answers } as RunClock;
}

function isAnswer(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { n, error, refusal } = answer as Record<string, unknown>;
  const isRefusal = refusal === undefined || refusalSchema.safeParse(refusal).success;
  return Number.isSafeInteger(n) && (error === undefined || typeof error === 'string') && isRefusal;
}

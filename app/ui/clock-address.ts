import { MAX_SPEED, MIN_SPEED } from '../../data/model/exercise';

/** A stretch of time that is played again and again; epoch ms. */
export interface Loop {
  readonly from: number;
  readonly to: number;
}

/** The clock's part of a page's address, as written there. Null: not there. */
export interface ClockQuery {
  readonly run: string | null;
  readonly t: string | null;
  readonly play: string | null;
  readonly loop: string | null;
}

/** The same, understood. `broken` names what could not be: it counts as not there. */
export interface ClockAddress {
  readonly run: string | null;
  readonly at: number | null;
  readonly playing: number | null;
  readonly loop: Loop | null;
  readonly broken: readonly (keyof ClockQuery)[];
}

/** Reads `run=r1&t=2026-11-21T14:03:05&play=60&loop=…~…`. What cannot be read is left out, with all that hangs on it: without its run nothing holds, and live is shown. */
export function parseClockAddress(query: ClockQuery): ClockAddress {
  const run = query.run !== null && isRunId(query.run) ? query.run : null;
  const at = query.t === null ? null : parseMoment(query.t);
  const playing = query.play === null ? null : parseSpeed(query.play);
  const loop = query.loop === null ? null : parseLoop(query.loop);
  const understood = { run, t: at, play: playing, loop };
  const broken = KEYS.filter((key) => query[key] !== null && understood[key] === null);
  if (broken.includes('run')) return { run: null, at: null, playing: null, loop: null, broken };
  if (at === null) return { run, at: null, playing: null, loop: null, broken };
  return { run, at, playing, loop, broken };
}

/** Whether a run could have that id. */
export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}

/** Epoch ms to Beijing local time as the address has it, cut to whole seconds: `2026-11-21T14:03:05`. */
export function formatMoment(ts: number): string {
  return new Date(ts + BEIJING_MS).toISOString().slice(0, 19);
}

/** `2026-11-21T14:03:05` (Beijing) to epoch ms; null when it is no such moment, as on 30 February. */
export function parseMoment(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const ts = Date.parse(`${text}Z`) - BEIJING_MS;
  return Number.isFinite(ts) && formatMoment(ts) === text ? ts : null;
}

export function formatLoop({ from, to }: Loop): string {
  return `${formatMoment(from)}~${formatMoment(to)}`;
}

const KEYS = ['run', 't', 'play', 'loop'] as const;
/** UTC+8 all year since 1991. */
const BEIJING_MS = 8 * 3_600_000;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const RUN_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

function parseSpeed(text: string): number | null {
  const speed = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return speed >= MIN_SPEED && speed <= MAX_SPEED ? speed : null;
}

function parseLoop(text: string): Loop | null {
  const [from = null, to = null] = text.split('~', 2).map(parseMoment);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

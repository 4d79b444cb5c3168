import type { Alarm } from '../../data/model/alarm';
import type { Run, RunAction, RunReport } from '../../data/model/exercise';
import type { RunPlantsState } from './run-plants';

const TRIES = 4;
const PAUSE_MS = 500;
const TIMEOUT_MS = 15_000;

export interface RunDeskOptions {
  readonly webUrl: string;
  readonly run: string;
  readonly secret: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What a run asks of the server's public API with its own key. Each call tries a few times, then throws one sentence. */
export interface RunDesk {
  readonly readRun: () => Promise<Pick<Run, 'judgedThrough'>>;
  readonly readAlarms: () => Promise<readonly Alarm[]>;
  readonly readActions: () => Promise<readonly RunAction[]>;
  /** Epoch ms; `automatic`: nobody asked for it. */
  readonly putSnapshot: (state: RunPlantsState, automatic: boolean) => Promise<void>;
  readonly putReport: (report: RunReport) => Promise<void>;
}

/** Answers of the calls, as far as they are used here. */
interface Items<T> {
  readonly items: readonly T[];
}

export function openRunDesk(options: RunDeskOptions): RunDesk {
  const home = `/api/exercises/${encodeURIComponent(options.run)}`;
  const world = encodeURIComponent(`run:${options.run}`);
  const get = async <T>(path: string): Promise<T> => (await call(options, 'GET', path)) as T;
  const put = async (path: string, body: unknown): Promise<void> => {
    await call(options, 'PUT', path, JSON.stringify(body));
  };
  return {
    readRun: () => get<Pick<Run, 'judgedThrough'>>(home),
    readAlarms: async () => (await get<Items<Alarm>>(`/api/alarms?world=${world}&limit=10000`)).items,
    readActions: async () => (await get<Items<RunAction>>(`${home}/actions`)).items,
    putSnapshot: (state, automatic) =>
      put(`${home}/snapshots/${state.simTs}${automatic ? '?automatic=1' : ''}`, state),
    putReport: (report) => put(`${home}/report`, report),
  };
}

async function call(options: RunDeskOptions, method: string, path: string, body?: string): Promise<unknown> {
  const url = new URL(path, options.webUrl);
  let failure = '';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (attempt > 1) await options.sleep(PAUSE_MS * attempt);
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${options.secret}`,
          'accept-language': 'en',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
      const text = await answer.text();
      if (answer.ok) return text === '' ? null : JSON.parse(text);
      failure = `${answer.status} ${detailOf(text)}`;
      if (answer.status < 500 && answer.status !== 429) break;
    } catch (error) {
      failure = reasonOf(error);
    }
  }
  throw new Error(`${method} ${url.pathname} failed: ${failure}`);
}

function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    if (typeof detail === 'string') return detail;
  } catch {
    // not a problem document: the text itself says it
  }
  return text.slice(0, 200);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

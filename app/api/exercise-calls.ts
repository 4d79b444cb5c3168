import type { z } from 'zod';
import type { Run } from '../../data/model/exercise';
import type { Identity } from '../../data/model/person';
import type { Scenario } from '../../data/model/scenario';
import type { AuditEntry } from '../../data/store/people-store';
import { seeRun } from '../auth/see-run';
import { seesStory, storyPlants } from '../auth/see-story';
import { type RunError, type RunRefusal, type SteerCommand, workbench } from '../workbench';
import { ProblemError } from './problem';
import { readJson } from './read-input';
import { steerBodies } from './schemas';

type Action = keyof typeof steerBodies;
type Wanted = z.infer<(typeof steerBodies)[Action]>;

/** A run that is there, and that the caller may see. Throws ProblemError 403, 404. */
export function findRun(identity: Identity, id: string): Run {
  if (identity.kind === 'run') requireOwnRun(identity, id);
  const run = seeRun(identity, id);
  if (!run) throw new ProblemError(404, 'unknown-run', { id });
  return run;
}

/** Only the process of this very run. Throws ProblemError 403. */
export function requireOwnRun(identity: Identity, id: string): void {
  if (identity.kind !== 'run' || identity.name !== id)
    throw new ProblemError(403, 'foreign-run', { account: identity.name });
}

/**
 * One of the library by its id, or a file's content, about plants that the caller may see. Throws ProblemError 400 with line, field,
 * value and limit, 403 or 404.
 */
export function chooseScenario(
  identity: Identity,
  { scenario, scenarioFile }: { scenario?: string | undefined; scenarioFile?: unknown },
): Scenario {
  const { exercises } = workbench();
  if (scenarioFile === undefined) {
    const found = exercises.library().scenarios.find(({ id }) => id === scenario);
    if (!found || !seesStory(identity, found))
      throw new ProblemError(404, 'unknown-scenario', { id: scenario ?? '' });
    return found;
  }
  const text = typeof scenarioFile === 'string' ? scenarioFile : JSON.stringify(scenarioFile, null, 2);
  const read = exercises.readScenario(text, storyPlants(identity));
  if ('line' in read) throw new ProblemError(400, 'bad-scenario', { ...read }, { ...read });
  if (!seesStory(identity, read)) throw new ProblemError(403, 'mixed-story', { id: read.id });
  return read;
}

/** Steers by the last part of the path. Throws ProblemError. */
export async function steerRun({
  request,
  path,
  by,
  id,
  action,
}: {
  readonly request: Request;
  readonly path: string;
  readonly by: string;
  readonly id: string;
  readonly action: string;
}): Promise<{ readonly run: Run; readonly detail: AuditEntry['detail'] }> {
  if (!isAction(action)) throw new ProblemError(404, 'unknown-path', { path });
  const { takeOver, ...detail }: Wanted = await readJson(request, steerBodies[action]);
  const { exercises } = workbench();
  const steering = { by, takeOver };
  const run = await steered(() => {
    if ('kept' in detail) return exercises.keep(id, detail.kept);
    if ('simTs' in detail) return exercises.restore(id, detail.simTs, steering);
    return exercises.steer(id, { cmd: action, ...detail } as SteerCommand, steering);
  });
  const made = run.id === id ? {} : { made: run.id };
  return { run, detail: { ...Object.fromEntries(Object.entries(detail)), ...made } };
}

/** What a run refused, as a problem. */
export async function steered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'RunError') throw problemOf((error as RunError).refusal);
    throw error;
  }
}

function problemOf(refusal: RunRefusal): ProblemError {
  if (refusal.code === 'refused-by-simulator') return simulatorProblem(refusal);
  const { code, ...params } = refusal;
  if (code === 'steered-by-other') return new ProblemError(409, code, params, params);
  return new ProblemError(STATUS[code], code, params);
}

/** In the reader's own words where the simulator said a key; else its English sentence. */
function simulatorProblem({
  code,
  sentence,
  refusal,
}: Extract<RunRefusal, { code: 'refused-by-simulator' }>): ProblemError {
  if (!refusal) return new ProblemError(STATUS[code], code, { sentence });
  return new ProblemError(STATUS[code], refusal.code, refusal.params, { sentence });
}

const STATUS = {
  'unknown-run': 404,
  'unknown-snapshot': 404,
  'stale-snapshot': 409,
  'no-space': 503,
  'run-over': 409,
  'too-many-runs': 409,
  'not-ended': 409,
  'refused-by-simulator': 409,
  'no-answer': 503,
  'not-started': 503,
} as const;

function isAction(name: string): name is Action {
  return Object.hasOwn(steerBodies, name);
}

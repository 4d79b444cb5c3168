import type { Run } from '../../data/model/exercise';
import { registerRealPlant } from '../e2e/real-plant';
import { type StartedServer, startServer } from '../e2e/start-server';
import { quantile } from './figures';
import { publishSteadily } from './publish-steadily';

const HOURS = 6;
const GIVE_UP_MS = 240_000;

/**
 * A day's shift of all five sample plants at 600x beside live data: p99 ms from publish to PUBACK of 50 live messages a second
 * without the exercise and with it, and wall seconds that the six simulated hours took from start to end.
 */
export async function measureExercise(): Promise<{
  readonly quietP99: number;
  readonly besideP99: number;
  readonly exerciseS: number;
}> {
  const server = await startServer({ demo: '1' });
  try {
    await registerRealPlant(server);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const steady = { mqttUrl: server.mqttUrl, rateHz: 50, seconds: 20 };
    const quiet = await publishSteadily({ ...steady, boot: 2 });
    const id = (await post(server, '/api/exercises', { scenarioFile: STORY, seed: 1, speed: 600 })).id;
    await post(server, `/api/exercises/${id}/start`, {});
    const began = performance.now();
    const ended = untilEnded(server, id).then(() => (performance.now() - began) / 1000);
    const beside = await publishSteadily({ ...steady, boot: 3 });
    return {
      quietP99: quantile(quiet, 0.99),
      besideP99: quantile(beside, 0.99),
      exerciseS: await ended,
    };
  } finally {
    await server.stop();
  }
}

async function untilEnded(server: StartedServer, id: string): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  while (performance.now() < until) {
    const { state, judgedThrough, endTs } = (await (await server.api(`/api/exercises/${id}`)).json()) as Run;
    if (state === 'ended' && judgedThrough >= endTs) return;
    if (state === 'failed') throw new Error('The process of the exercise ended before its story.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The exercise did not end within ${GIVE_UP_MS} ms.`);
}

async function post(server: StartedServer, path: string, body: object): Promise<Run> {
  const answer = await server.api(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Run;
}

const text = { zh: '测速', en: 'Bench' };
const STORY = {
  version: 1,
  id: 'bench-all-five',
  title: text,
  story: text,
  aim: text,
  enterprises: ['E1', 'E2', 'E3', 'E4', 'E5'],
  startsAt: '2026-11-23T08:00:00+08:00',
  durationS: HOURS * 3600,
  alwaysOn: true,
  faults: [],
  expectedAlarms: [],
};

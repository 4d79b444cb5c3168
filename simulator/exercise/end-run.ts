import { judgeRun } from './judge';
import type { RunStage } from './run-stage';
import { sayClock } from './say-clock';

/** The server has judged everything that it acknowledged within this, or there is no report, wall ms. */
const JUDGED_WITHIN_MS = 60_000;
const POLL_MS = 200;

/** The last samples; once they are durable, the clock message that ends the world; then the report. Throws one sentence when it cannot be made. */
export async function endRun(stage: RunStage): Promise<void> {
  const { line, plants, desk } = stage;
  const last = plants.flush();
  for (const { station, message } of last)
    line.publish(`dust/v1/${station}/telemetry`, JSON.stringify(message));
  if (last.length > 0) sayClock(stage);
  await line.isDrained();
  stage.state = 'ended';
  sayClock(stage);
  await line.isDrained();
  await waitUntilJudged(stage);
  await desk.putReport(await writeReport(stage));
}

async function waitUntilJudged({ desk, plants, sleep }: RunStage): Promise<void> {
  for (let waitedMs = 0; waitedMs < JUDGED_WITHIN_MS; waitedMs += POLL_MS) {
    if ((await desk.readRun()).judgedThrough >= plants.simTs()) return;
    await sleep(POLL_MS);
  }
  throw new Error(`the world is not judged through ${plants.simTs()} after ${JUDGED_WITHIN_MS / 1000} s.`);
}

async function writeReport({ story, plants, desk }: RunStage) {
  const [alarms, actions] = await Promise.all([desk.readAlarms(), desk.readActions()]);
  return judgeRun({
    scenario: story.scenario,
    run: story.run,
    seed: story.seed,
    startTs: plants.startTs,
    endedS: (plants.simTs() - plants.startTs) / 1000,
    alarms,
    actions,
  });
}

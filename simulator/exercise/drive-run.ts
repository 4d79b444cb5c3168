import { endRun } from './end-run';
import { obeyCommand } from './obey-command';
import { dueAt, forgive, waitFor } from './pace';
import { playRound } from './play-round';
import type { RunStage } from './run-stage';
import { saveSnapshotWhenDue } from './save-snapshot';
import { sayClock } from './say-clock';

/** At least this often a clock message tells that the run lives, wall ms. */
const HEARTBEAT_MS = 1000;
/** While the server does not acknowledge, look again after this long, wall ms. */
const STALLED_MS = 100;

/** Plays one run from `ready` to `ended` and its report. Resolves when the report is with the server; throws one sentence when it cannot be. */
export async function driveRun(stage: RunStage): Promise<void> {
  sayClock(stage);
  while (!stage.over) {
    await obeyCommands(stage);
    if (stage.over) break;
    if (stage.state === 'running') await playDue(stage);
    stage.over = stage.plants.simTs() >= stage.plants.endTs;
    if (!stage.over) await rest(stage);
  }
  await endRun(stage);
}

async function obeyCommands(stage: RunStage): Promise<void> {
  for (let payload = stage.inbox.take(); payload !== undefined; payload = stage.inbox.take()) {
    await obeyCommand(stage, payload);
    if (stage.over) return; // the message that ends the world answers
    sayClock(stage);
  }
}

/** Every round that is due by now, until a command comes. */
async function playDue(stage: RunStage): Promise<void> {
  const { plants, inbox, now } = stage;
  stage.pace = forgive(stage.pace, plants.simTs(), now());
  const dueTs = dueAt(stage.pace, now());
  while (inbox.isEmpty() && plants.simTs() < plants.endTs && plants.nextEdgeTs() <= dueTs) {
    const edgeTs = plants.nextEdgeTs();
    await playRound(stage, edgeTs, edgeTs === plants.endTs);
    await saveSnapshotWhenDue(stage);
  }
}

/** Until the next round, the next sign of life or the next command. */
async function rest(stage: RunStage): Promise<void> {
  const { inbox, line, plants, pace, now, sleep } = stage;
  if (!inbox.isEmpty()) return;
  if (now() - stage.saidAt >= HEARTBEAT_MS && line.isUp() && line.waiting() === 0) sayClock(stage);
  const sinceSaidMs = now() - stage.saidAt;
  const quietMs = sinceSaidMs < HEARTBEAT_MS ? HEARTBEAT_MS - sinceSaidMs : STALLED_MS;
  const dueMs = stage.state === 'running' ? waitFor(pace, plants.nextEdgeTs(), now()) : quietMs;
  await Promise.race([sleep(Math.max(1, Math.min(dueMs, quietMs))), inbox.arrival()]);
}

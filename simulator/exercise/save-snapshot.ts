import type { RunStage } from './run-stage';

/** Simulated time between two automatic snapshots, ms. */
const AUTOMATIC_EVERY_MS = 30 * 60_000;

/** Hands the run's state to the server, between two rounds and with everything acknowledged, and waits until it is kept. */
export async function saveSnapshot(stage: RunStage, automatic: boolean): Promise<void> {
  const { line, desk, plants } = stage;
  await line.isDrained();
  await desk.putSnapshot(plants.save(), automatic);
  stage.snapshotTs = plants.simTs();
}

/** The automatic one, when half an hour of the story has passed since the last. A failure is said and the run goes on. */
export async function saveSnapshotWhenDue(stage: RunStage): Promise<void> {
  const { plants, warn } = stage;
  if (plants.simTs() - stage.snapshotTs < AUTOMATIC_EVERY_MS || plants.simTs() >= plants.endTs) return;
  stage.snapshotTs = plants.simTs();
  try {
    await saveSnapshot(stage, true);
  } catch (error) {
    warn(`No automatic snapshot at ${plants.simTs()}: ${error instanceof Error ? error.message : error}`);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FASTEST } from '../../data/model/exercise';
import type { ValidatedCase } from '../../data/model/validation';
import { openWorkbench } from '../open-workbench';
import { serveRuns } from '../runs/serve-runs';
import { setWorkbench } from '../workbench';
import { askSignatures } from './ask-signatures';
import { judgeCase } from './judge-case';
import type { PlannedCase } from './plan-cases';
import { readSignals } from './read-signals';

/** A real workbench without pages: broker, judge, store and the processes of runs, in a folder that is removed at the end. */
export interface TestBench {
  /** Plays one case from start to report. Rejects with a sentence when the run fails. */
  readonly play: (planned: PlannedCase) => Promise<ValidatedCase>;
  /** What the live world holds by now, which nothing should have reached: readings, alarms, uploads. */
  readonly leaks: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const LOOK_EVERY_MS = 100;
/** A run that has not moved for so long is given up, wall ms. */
const STALLED_MS = 120_000;
const WHO = { by: 'validation', takeOver: false };
const ALL_ALARMS = 10_000;

export async function openTestBench(): Promise<TestBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dust-twin-validate-'));
  const web = await serveRuns();
  const open = await openWorkbench({
    host: '127.0.0.1',
    port: 0,
    mqttHost: '127.0.0.1',
    mqttPort: 0,
    dataDir,
    demo: false,
    adminApiKey: undefined,
  });
  setWorkbench(open.workbench);
  open.listening(web.port);
  const { exercises, store } = open.workbench;

  async function play(planned: PlannedCase): Promise<ValidatedCase> {
    const { scenario, seed } = planned;
    const began = performance.now();
    const { id } = await exercises.create({ scenario, seed, speed: FASTEST, by: WHO.by });
    try {
      const plants = exercises.plantsOf(id);
      if (!plants) throw new Error(`The run of ${scenario.id} has no plants.`);
      const records = [plants.enterprises, plants.collectors, plants.stations].flatMap((part) => [
        ...part.values(),
      ]);
      const asked = askSignatures({ scenario, records, seed });
      const [signatures] = await Promise.all([asked, playThrough(id)]);
      const report = await exercises.report(id);
      const world = await open.workbench.worldOf(`run:${id}`);
      if (!report || !world) throw new Error(`The run of ${scenario.id} left no report.`);
      const alarms = await world.store.alarms({ limit: ALL_ALARMS });
      const { rules } = world.judgeConfig();
      return judgeCase({
        planned,
        plants,
        rules,
        signatures,
        report,
        alarms,
        signals: await readSignals(world.store, scenario, plants),
        wallS: (performance.now() - began) / 1000,
      });
    } finally {
      await exercises.drop(id, WHO);
    }
  }

  async function playThrough(id: string): Promise<void> {
    await exercises.steer(id, { cmd: 'start' }, WHO);
    await untilReported(id);
  }

  async function untilReported(id: string): Promise<void> {
    let [stoodAt, since] = [-1, performance.now()];
    for (;;) {
      const run = exercises.get(id);
      if (run?.hasReport) return;
      if (!run || run.state === 'failed') throw new Error(`The run failed: ${run?.failure ?? 'it is gone'}.`);
      if (run.simTs !== stoodAt) [stoodAt, since] = [run.simTs, performance.now()];
      if (performance.now() - since > STALLED_MS)
        throw new Error(`The run has stood at ${run.simTs} for ${STALLED_MS / 1000} s.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  return {
    play,
    async leaks() {
      const { readingsStored } = await store.counts();
      return (
        readingsStored +
        open.workbench.live.openAlarms.size +
        open.workbench.ministry.status().messagesAccepted
      );
    },
    async close() {
      await open.close();
      await web.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import { assessEnterprise } from '../../analytics/risk/assess-enterprise';
import { nextWarning } from '../../analytics/risk/next-warning';
import { dustByNumber } from '../../data/catalogue/dusts';
import type { Alarm } from '../../data/model/alarm';
import type { Registry } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import type { World } from '../../data/model/world';
import type { Store } from '../../data/store/types';
import type { EventLog } from './event-log';
import type { LiveState } from './live-state';

export interface JobsOptions {
  readonly world: World;
  readonly store: Store;
  readonly now: () => number;
  readonly registry: () => Registry;
  readonly state: LiveState;
  readonly events: EventLog;
  readonly warn: (sentence: string, error: unknown) => void;
}

export interface Jobs {
  /** Risk and warnings at once, as after an alarm. */
  readonly assess: () => Promise<void>;
  /** False: no warning of this id waits to be acknowledged. Rejects when it could not be kept. */
  readonly acknowledgeWarning: (id: string, by: string, reason: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

const ASSESS_MS = 5000;
const ROLL_UP_MS = 60_000;
const SAVE_RISK_MS = 60_000;

/** What is done by the clock: risk and warnings every few seconds, roll-ups every minute. One at a time. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { world, store, now, registry, state, events, warn } = options;
  const warnings = new Map<string, Warning>();
  for (const warning of await store.warnings({ open: true, limit: 100_000 }))
    warnings.set(warning.enterprise, warning);
  state.setRisk((await store.latestRisk()).filter((risk) => registry().enterprises.has(risk.enterprise)));
  let queue: Promise<void> = Promise.resolve();
  let isAssessmentWaiting = false;
  let riskSavedTs = 0;

  const timers = [
    setInterval(() => void assess(), ASSESS_MS),
    setInterval(
      () => void enqueue('Readings could not be rolled up.', async () => void (await store.rollUp())),
      ROLL_UP_MS,
    ),
  ];
  await assess();

  /** One that waits already will see what is new as well. */
  function assess(): Promise<void> {
    if (isAssessmentWaiting) return queue;
    isAssessmentWaiting = true;
    return enqueue('Risk could not be assessed.', assessAll);
  }

  function enqueue(sentence: string, job: () => Promise<void>): Promise<void> {
    queue = queue.then(job).catch((error) => warn(sentence, error));
    return queue;
  }

  async function assessAll(): Promise<void> {
    isAssessmentWaiting = false;
    await closeOrphans();
    const alarmsOf = groupByEnterprise(state.view.openAlarms.values(), registry());
    const changed: EnterpriseRisk[] = [];
    for (const enterprise of registry().enterprises.values()) {
      const openAlarms = alarmsOf.get(enterprise.id) ?? [];
      const previous = state.view.risk.get(enterprise.id) ?? null;
      const collectors = [...registry().collectors.values()].filter(
        (one) => one.enterprise === enterprise.id,
      );
      const risk = assessEnterprise({
        enterprise,
        collectors,
        dustOf: dustByNumber,
        openAlarms,
        lines: state.view.lines,
        stations: [...registry().stations.values()].filter((one) => one.enterprise === enterprise.id),
        previous,
        now: now(),
      });
      if (!previous || isToldAgain(previous, risk)) changed.push(risk);
      state.setRisk([risk]);
      const known = warnings.get(enterprise.id) ?? null;
      await keepWarning(known, nextWarning(known, enterprise, risk, openAlarms, now()));
    }
    if (changed.length > 0) {
      // Its past is as fine as what was told.
      await store.saveRisk(changed);
      events.tell({ world, type: 'risk', risk: changed });
    }
    if (now() - riskSavedTs >= SAVE_RISK_MS) {
      await store.saveRisk([...state.view.risk.values()]);
      riskSavedTs = now();
    }
  }

  /** Whose enterprise is not registered any more, or is retired. */
  async function closeOrphans(): Promise<void> {
    for (const known of [...warnings.values()]) {
      if (registry().enterprises.has(known.enterprise)) continue;
      const ts = now();
      await keepWarning(known, { ...known, state: 'closed', closedTs: ts, changedTs: ts });
    }
  }

  async function keepWarning(known: Warning | null, next: Warning | null): Promise<void> {
    if (!next || next === known) return;
    await store.upsertWarning(next);
    if (next.state === 'closed') warnings.delete(next.enterprise);
    else warnings.set(next.enterprise, next);
    events.tell({ world, type: 'warning', warning: next });
  }

  return {
    assess,
    async acknowledgeWarning(id, by, reason) {
      let done = false;
      let failure: unknown;
      await enqueue('A warning could not be acknowledged.', async () => {
        const known = [...warnings.values()].find((warning) => warning.id === id);
        if (known?.state !== 'raised') return;
        const ts = now();
        const acknowledged = { by, ts, reason };
        try {
          await keepWarning(known, { ...known, state: 'acknowledged', changedTs: ts, acknowledged });
          done = true;
        } catch (error) {
          failure = error;
          throw error;
        }
      });
      if (failure !== undefined) throw failure;
      return done;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await queue;
    },
  };
}

function groupByEnterprise(alarms: Iterable<Alarm>, registry: Registry): Map<string, Alarm[]> {
  const groups = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const enterprise = registry.collectors.get(alarm.collector)?.enterprise;
    if (!enterprise) continue;
    const group = groups.get(enterprise);
    if (group) group.push(alarm);
    else groups.set(enterprise, [alarm]);
  }
  return groups;
}

/** Small movements of the figure are not news. */
function isToldAgain(before: EnterpriseRisk, after: EnterpriseRisk): boolean {
  return (
    before.actualLevel !== after.actualLevel ||
    before.extremeLevel !== after.extremeLevel ||
    Math.abs(before.actual - after.actual) >= 0.5 ||
    Math.abs(before.extreme - after.extreme) >= 0.5
  );
}

import type { ResolvedRule } from '../../data/model/alarm';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import type { Enterprise, Registry, Station } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import { NEVER } from './judge-state';
import { resolveRules } from './resolve-rules';
import type { JudgeConfig, JudgedStation } from './types';

/**
 * What the judge must know of the plants of one world. Retired stations are not judged at all; the silence of a plant whose
 * production is registered as stopped is no alarm until the day on which the stop is to end, everything else there is.
 * `maintenance`: times in which alarms are held back.
 */
export function buildJudgeConfig(
  world: World,
  registry: Registry,
  maintenance: readonly MaintenanceWindow[] = [],
): JudgeConfig {
  const rules = new Map<string, readonly ResolvedRule[]>();
  const stations = new Map<string, JudgedStation>();
  for (const station of registry.stations.values()) {
    if (station.retired) continue;
    const known = { ...station, collectors: station.collectors.filter((id) => registry.collectors.has(id)) };
    const idleUntilTs = idleUntil(registry.enterprises.get(station.enterprise));
    stations.set(station.id, judged(known, idleUntilTs));
    for (const id of known.collectors) {
      const collector = registry.collectors.get(id);
      if (collector)
        rules.set(
          id,
          resolveRules(collector, known).filter((rule) => idleUntilTs !== NEVER || !isSilence(rule)),
        );
    }
  }
  return { world, rules, stations, maintenance: byCollector(maintenance) };
}

function judged(station: Station, idleUntilTs: number): JudgedStation {
  const { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs } = station;
  return { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs, idleUntilTs };
}

/** When the plant runs again, or ran: a stop without an end lasts until a person ends it. Epoch ms. */
function idleUntil(enterprise: Enterprise | undefined): number {
  if (!enterprise) return 0;
  const { productionStatus, production } = enterprise;
  if (productionStatus === 'running') return production?.sinceTs ?? 0;
  return production?.untilTs ?? NEVER;
}

function byCollector(
  windows: readonly MaintenanceWindow[],
): ReadonlyMap<string, readonly MaintenanceWindow[]> {
  const found = new Map<string, MaintenanceWindow[]>();
  for (const window of windows) found.set(window.collector, [...(found.get(window.collector) ?? []), window]);
  return found;
}

function isSilence(rule: ResolvedRule): boolean {
  return rule.id === 'point-silent' || rule.id === 'station-silent';
}

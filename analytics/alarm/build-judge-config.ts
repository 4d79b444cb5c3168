import type { ResolvedRule } from '../../data/model/alarm';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import type { Registry, Station } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import { resolveRules } from './resolve-rules';
import type { JudgeConfig, JudgedStation } from './types';

/**
 * What the judge must know of the plants of one world. Retired stations are not judged at all; the silence of a plant whose
 * production is registered as stopped is no alarm, everything else there is. `maintenance`: times in which alarms are held back.
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
    stations.set(station.id, judged(known));
    const isIdle =
      (registry.enterprises.get(station.enterprise)?.productionStatus ?? 'running') !== 'running';
    for (const id of known.collectors) {
      const collector = registry.collectors.get(id);
      if (collector)
        rules.set(
          id,
          resolveRules(collector, known).filter((rule) => !isIdle || !isSilence(rule)),
        );
    }
  }
  return { world, rules, stations, maintenance: byCollector(maintenance) };
}

function judged(station: Station): JudgedStation {
  const { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs } = station;
  return { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs };
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

import type { ResolvedRule } from '../../data/model/alarm';
import type { Registry, Station } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import { resolveRules } from './resolve-rules';
import type { JudgeConfig, JudgedStation } from './types';

/**
 * What the judge must know of the plants of one world. Retired stations are not judged at all; the silence of a plant whose
 * production is registered as stopped is no alarm, everything else there is.
 */
export function buildJudgeConfig(world: World, registry: Registry): JudgeConfig {
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
  return { world, rules, stations };
}

function judged(station: Station): JudgedStation {
  const { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs } = station;
  return { id, collectors, sampleIntervalMs, messageIntervalMs, reorderMs };
}

function isSilence(rule: ResolvedRule): boolean {
  return rule.id === 'point-silent' || rule.id === 'station-silent';
}

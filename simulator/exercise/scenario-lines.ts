import type { TelemetryMessage } from '../stations/to-message';
import { createRunPlants, type RunPlantsOptions } from './run-plants';

/** What a server would have received of a run: samples with the moment of the clock message behind them, then that message. */
export type ScenarioLine =
  | {
      readonly kind: 'telemetry';
      /** Epoch ms: the round's end. */
      readonly receivedTs: number;
      readonly station: string;
      readonly payload: TelemetryMessage;
    }
  | { readonly kind: 'clock'; readonly receivedTs: number };

/** A whole scenario that nobody steers, as the lines a server would receive, in their order. The same options, the same lines. */
export function* scenarioLines(options: RunPlantsOptions): Generator<ScenarioLine> {
  const plants = createRunPlants(options);
  while (plants.simTs() < plants.endTs) {
    const receivedTs = plants.nextEdgeTs();
    const due = plants.advanceTo(receivedTs);
    const last = receivedTs === plants.endTs ? plants.flush() : [];
    for (const { station, message: payload } of [...due, ...last])
      yield { kind: 'telemetry', receivedTs, station, payload };
    yield { kind: 'clock', receivedTs };
  }
}

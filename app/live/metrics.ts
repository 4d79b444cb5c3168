import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Broker } from '../../data/ingest/types';
import type { LinkStatus } from '../../data/model/exchange';
import type { Store } from '../../data/store/types';
import type { LiveView } from '../workbench';

export interface MetricsOptions {
  readonly store: Store;
  readonly view: LiveView;
  readonly broker: Broker;
  readonly link: () => LinkStatus;
}

/** Prometheus text of how the one process does. */
export function createMetrics({ store, view, broker, link }: MetricsOptions): () => Promise<string> {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register });
  const stored = new Gauge({
    name: 'dust_twin_readings_stored',
    help: 'Readings kept since ever',
    registers,
  });
  const rejected = new Gauge({
    name: 'dust_twin_readings_rejected',
    help: 'Values and messages refused since ever',
    registers,
  });
  const open = new Gauge({
    name: 'dust_twin_alarms_open',
    help: 'Alarms whose state is not normal',
    registers,
  });
  const lag = new Gauge({
    name: 'dust_twin_judge_lag_ms',
    help: 'Clock less the moment judged through',
    registers,
  });
  const connections = new Gauge({
    name: 'dust_twin_mqtt_connections',
    help: 'Stations on the line',
    registers,
  });
  const backlog = new Gauge({
    name: 'dust_twin_link_backlog_readings',
    help: 'Readings that wait to be sent to the ministry',
    registers,
  });
  const accepted = new Gauge({
    name: 'dust_twin_link_accepted_readings',
    help: 'Readings that the present endpoint of the ministry accepted',
    registers,
  });
  const failures = new Gauge({
    name: 'dust_twin_link_failures_in_a_row',
    help: 'Attempts to send that failed since the last good one',
    registers,
  });

  return async () => {
    const counts = await store.counts();
    stored.set(counts.readingsStored);
    rejected.set(counts.readingsRejected);
    const held = [...view.openAlarms.values()].filter(({ state }) => state === 'out-of-service').length;
    open.set(view.openAlarms.size - held);
    lag.set(view.lagMs());
    connections.set(broker.connections());
    const status = link();
    backlog.set(status.backlog.readings);
    accepted.set(status.stages.accepted.readings);
    failures.set(status.failuresInARow);
    return register.metrics();
  };
}

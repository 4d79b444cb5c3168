/** What a topic of a station means. */
export interface StationTopic {
  readonly station: string;
  readonly kind: 'telemetry' | 'status';
}

/** Reads `dust/v1/{station}/telemetry|status`; null for anything else, such as an empty level or one more. */
export function parseStationTopic(topic: string): StationTopic | null {
  const [root, version, station, kind, ...rest] = topic.split('/', 5);
  if (root !== 'dust' || version !== 'v1' || !station || rest.length > 0) return null;
  return kind === 'telemetry' || kind === 'status' ? { station, kind } : null;
}

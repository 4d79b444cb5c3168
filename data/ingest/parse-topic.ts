/** What a topic means to which somebody may publish. */
export interface DustTopic {
  readonly kind: 'telemetry' | 'status' | 'clock';
  /** The exercise run below whose topics it lies; null = live. */
  readonly run: string | null;
  /** Empty for a run's clock. */
  readonly station: string;
}

/**
 * Reads `dust/v1/{station}/telemetry|status`, `exercise/{run}/dust/v1/{station}/telemetry` and `exercise/{run}/clock`;
 * null for anything else, such as an empty level or one more.
 */
export function parseTopic(topic: string): DustTopic | null {
  const levels = topic.split('/', MAX_LEVELS);
  return levels[0] === 'exercise' ? parseRunTopic(levels) : parseStationTopic(levels);
}

/** One more than the longest topic has, so that a longer one is seen to be longer. */
const MAX_LEVELS = 7;

function parseRunTopic([, run, root, ...rest]: readonly string[]): DustTopic | null {
  if (!run) return null;
  if (root === 'clock') return rest.length === 0 ? { kind: 'clock', run, station: '' } : null;
  const parsed = parseStationTopic([root ?? '', ...rest]);
  return parsed?.kind === 'telemetry' ? { ...parsed, run } : null;
}

function parseStationTopic([root, version, station, kind, ...rest]: readonly string[]): DustTopic | null {
  if (root !== 'dust' || version !== 'v1' || !station || rest.length > 0) return null;
  return kind === 'telemetry' || kind === 'status' ? { kind, run: null, station } : null;
}

import type { RuleId } from './alarm';
import type { PointId } from './points';
import type { RegistryRecord } from './registry';
import type { OperatorAction, Scenario } from './scenario';
import type { World } from './world';

/**
 * `ready`: its process stands at the start and waits. `ended`: the story is over or somebody stopped it.
 * `failed`: its process or the server ended before the story did; what it wrote until then stays.
 */
export const RUN_STATES = ['ready', 'running', 'frozen', 'ended', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `no-space`: the disk is nearly full, and live comes first. */
export const RUN_FAILURES = ['process-ended', 'server-stopped', 'no-space'] as const;
export type RunFailure = (typeof RUN_FAILURES)[number];

export const MIN_SPEED = 0.5;
export const MAX_SPEED = 600;
/** Beyond any machine: a validation run goes as fast as server and simulator can. No person may ask for it, because live comes first. */
export const FASTEST = 1e6;

/** One exercise run, as lists and pages show it. Moments of the story are simulated epoch ms; `...WallTs` are the server's clock. */
export interface Run {
  readonly id: string;
  /** `run:{id}` */
  readonly world: World;
  readonly scenario: Scenario;
  readonly seed: number;
  /** Asked for; what is reached may be less, because live comes first. */
  readonly speed: number;
  readonly state: RunState;
  readonly startTs: number;
  /** When the story ends. */
  readonly endTs: number;
  readonly simTs: number;
  readonly judgedThrough: number;
  readonly parent: string | null;
  readonly fromSimTs: number | null;
  readonly createdWallTs: number;
  readonly createdBy: string;
  readonly endedWallTs: number | null;
  /** Who steers; another person is told so and may take over. */
  readonly steeredBy: string | null;
  /** Kept runs are not dropped when older ones make room. */
  readonly kept: boolean;
  /** Why it is `failed`. */
  readonly failure: RunFailure | null;
  readonly snapshots: readonly { readonly simTs: number; readonly automatic: boolean }[];
  readonly hasReport: boolean;
}

/** What a person did in a run, in the order of doing. */
export interface RunAction {
  /** Simulated moment. */
  readonly simTs: number;
  readonly wallTs: number;
  readonly by: string;
  readonly kind:
    | 'start'
    | 'freeze'
    | 'step'
    | 'speed'
    | 'inject'
    | 'clear'
    | 'action'
    | 'snapshot'
    | 'restore'
    | 'stop'
    | 'acknowledge'
    | 'take-over';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Server -> simulator on `exercise/{run}/control`. `n` numbers them; the next clock message answers. */
export type RunCommand = { readonly n: number } & (
  | { readonly cmd: 'start' }
  | { readonly cmd: 'freeze' }
  | { readonly cmd: 'step'; readonly seconds: number }
  | { readonly cmd: 'speed'; readonly speed: number }
  | {
      readonly cmd: 'inject';
      readonly collector: string;
      readonly fault: string;
      readonly severity: number;
      readonly rampS: number;
    }
  | { readonly cmd: 'clear'; readonly collector: string; readonly fault?: string }
  | { readonly cmd: 'action'; readonly action: OperatorAction; readonly collector: string }
  | { readonly cmd: 'snapshot' }
  | { readonly cmd: 'stop' }
);

/** Simulator -> server on `exercise/{run}/clock`, after all samples up to `simTs`, on the same connection. */
export interface RunClock {
  readonly simTs: number;
  readonly speed: number;
  readonly state: 'ready' | 'running' | 'frozen' | 'ended';
  /** Commands handled since the last clock message. `error` is one English sentence with field, value and limit; `refusal` says the same for any language. */
  readonly answers?: readonly {
    readonly n: number;
    readonly error?: string;
    readonly refusal?: SimulatorRefusal;
  }[];
}

/** Why a simulator leaves a command undone. Each is a text `sim-...` of the namespace `errors`. */
export const SIMULATOR_REFUSALS = [
  'sim-unknown-collector',
  'sim-unknown-fault',
  'sim-foreign-fault',
  'sim-severity',
  'sim-ramp',
  'sim-no-fault',
  'sim-fan-stands',
  'sim-no-airlock',
  'sim-airlock-works',
  'sim-no-pump',
  'sim-pump-works',
  'sim-ordered-already',
  'sim-not-started',
  'sim-not-frozen',
] as const;

export interface SimulatorRefusal {
  readonly code: (typeof SIMULATOR_REFUSALS)[number];
  readonly params: Readonly<Record<string, string | number>>;
}

/** First line on the standard input of a run's process. It ends when its standard input does. */
export interface RunStory {
  readonly run: string;
  readonly mqttUrl: string;
  readonly webUrl: string;
  /** MQTT password (user = run id) and Bearer key, for this run alone. */
  readonly secret: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly speed: number;
  /** Enterprises, collectors and stations of the scenario, and no others. */
  readonly records: readonly RegistryRecord[];
  /** Where it begins: null = the scenario's start, else a state that this process PUT as a snapshot. */
  readonly from: unknown;
}

export interface ReportedAlarm {
  readonly alarmId: string;
  readonly ruleId: RuleId;
  readonly collector: string;
  readonly point: PointId | null;
  /** Seconds since the story's start. */
  readonly raisedS: number;
  readonly knownS: number;
}

/** An expected alarm and what became of it. */
export interface Expectation {
  readonly ruleId: RuleId;
  readonly collector: string;
  readonly point?: PointId | undefined;
  readonly fromS: number;
  readonly toS: number;
}

/** Expected beside observed. PUT by the run's own process once the world is judged through the end. */
export interface RunReport {
  readonly finished: true;
  readonly run: string;
  readonly scenario: string;
  readonly seed: number;
  readonly startTs: number;
  /** How far the story went, s; less than `durationS` when it was stopped. */
  readonly endedS: number;
  readonly durationS: number;
  readonly hits: readonly {
    readonly expected: Expectation;
    readonly alarm: ReportedAlarm;
    /** From the latest fault of that collector before the alarm to the alarm, s; null without one. */
    readonly delayS: number | null;
  }[];
  readonly misses: readonly {
    readonly expected: Expectation;
    /** `not-reached`: the run ended before the window did. `averted`: somebody acted on that collector before. */
    readonly why: 'not-raised' | 'not-reached' | 'averted';
  }[];
  readonly late: readonly {
    readonly expected: Expectation;
    readonly alarm: ReportedAlarm;
    readonly lateS: number;
    readonly delayS: number | null;
  }[];
  readonly false: readonly ReportedAlarm[];
  /** Alarms of collectors into which the trainer injected something that the scenario does not hold: neither right nor wrong. */
  readonly unscripted: readonly ReportedAlarm[];
  /** Recorded now, scored later. */
  readonly actions: readonly RunAction[];
}

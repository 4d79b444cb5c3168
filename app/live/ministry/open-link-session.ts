import { messageProfile } from '../../../data/catalogue/ministry/message-profile';
import { askRiskResults } from '../../../data/exchange/ask-risk-results';
import { entCodeOf } from '../../../data/exchange/build-messages';
import { openWire } from '../../../data/exchange/open-wire';
import { createSeal } from '../../../data/exchange/seal';
import { startUpload } from '../../../data/exchange/upload';
import type { Upload, UploadPace, UploadPause, UploadTarget } from '../../../data/exchange/upload-types';
import { type Wire, WireError } from '../../../data/exchange/wire';
import type { EndpointSettings, LinkAnswer, LinkEndpoint, MinistryRisk } from '../../../data/model/exchange';
import type { Registry } from '../../../data/model/registry';
import type { Store } from '../../../data/store/types';

export interface LinkSessionOptions {
  readonly store: Store;
  readonly settings: Omit<EndpointSettings, 'url'>;
  readonly source: LinkEndpoint['source'];
  /** Under which name its position is kept. */
  readonly identity: string;
  /** Asked before each request; throws nothing. An address at which nobody is gives a failure like any other. */
  readonly url: () => string;
  readonly registry: () => Registry;
  readonly now: () => number;
  readonly pace: UploadPace;
  readonly timeoutMs: number;
  readonly resultsMs: number;
  readonly pause?: UploadPause | null;
  readonly warn: (sentence: string, error?: unknown) => void;
}

/** The link to one endpoint, for as long as it is set. */
export interface LinkSession {
  readonly upload: Upload;
  readonly wire: Wire;
  readonly endpoint: () => LinkEndpoint;
  readonly lastAnswer: () => LinkAnswer | null;
  /** Newest first. */
  readonly failures: () => readonly LinkAnswer[];
  readonly results: () => readonly MinistryRisk[];
  readonly askedTs: () => number | null;
  readonly stop: () => Promise<void>;
}

const FAILURES_KEPT = 50;
/** A stand-in computes at once, so it is asked soon after it accepted something. */
const ASK_AFTER_ACCEPTANCE_MS = 3000;
/** Results computed in one moment may come in two answers. */
const OVERLAP_MS = 60_000;

/** Begins to send, and to ask for risk results. */
export async function openLinkSession(options: LinkSessionOptions): Promise<LinkSession> {
  const { store, settings, registry, now, warn } = options;
  const profile = messageProfile(settings.profile);
  const wire = openWire({
    fetch,
    baseUrl: options.url,
    profile,
    appSecret: settings.appSecret,
    timeoutMs: options.timeoutMs,
  });
  const target: UploadTarget = {
    identity: options.identity,
    isMarkedStandIn: settings.standIn,
    profile,
    appId: settings.appId,
    seal: createSeal(profile.cipher, { keyHex: settings.sm4KeyHex, ivHex: settings.sm4IvHex }),
    wire,
  };
  const stopping = new AbortController();
  const failures: LinkAnswer[] = [];
  let lastAnswer: LinkAnswer | null = null;
  let results = await store.latestMinistryRisk(settings.standIn);
  let askedTs: number | null = null;
  let asking: Promise<void> | null = null;
  let soon: NodeJS.Timeout | undefined;

  const upload = await startUpload({
    store,
    target,
    registry,
    now,
    pace: options.pace,
    ...(options.pause === undefined ? {} : { pause: options.pause }),
    onAnswer,
    warn,
  });
  const regularly = setInterval(() => void ask(), options.resultsMs);

  function onAnswer(answer: LinkAnswer): void {
    lastAnswer = answer;
    if (answer.kind !== 'accepted') {
      failures.unshift(answer);
      failures.length = Math.min(failures.length, FAILURES_KEPT);
    } else if (settings.standIn) {
      soon ??= setTimeout(() => void ask(), Math.min(ASK_AFTER_ACCEPTANCE_MS, options.resultsMs));
    }
  }

  /** One question at a time, and none while the link stands still. */
  async function ask(): Promise<void> {
    clearTimeout(soon);
    soon = undefined;
    const { pause, failuresInARow, enterprises } = upload.progress();
    if (asking || pause || failuresInARow > 0 || stopping.signal.aborted) return;
    const known = registry().enterprises;
    const codes = new Map(
      enterprises.flatMap(({ enterprise }) => {
        const record = known.get(enterprise);
        return record ? [[entCodeOf(record), enterprise] as const] : [];
      }),
    );
    if (codes.size === 0) return;
    asking = askOnce(codes).catch((error: unknown) => {
      if (!stopping.signal.aborted) warn('Risk results of the ministry could not be kept.', error);
    });
    await asking;
    asking = null;
  }

  async function askOnce(enterprises: ReadonlyMap<string, string>): Promise<void> {
    const newest = Math.max(0, ...results.map(({ computedTs }) => computedTs - OVERLAP_MS));
    const query = { sinceTs: Math.min(newest, Math.max(0, now() - OVERLAP_MS)), enterprises, now: now() };
    const read = await askRiskResults(target, query, stopping.signal).catch((error: unknown) => {
      // The upload meets the same line and tells of it.
      if (error instanceof WireError) return null;
      throw error;
    });
    if (!read) return;
    askedTs = now();
    if (read.unread > 0)
      warn(`${read.unread} risk results of the ministry were left out: enterprise, level or moment unknown.`);
    if ((await store.saveMinistryRisk(read.results)) > 0)
      results = await store.latestMinistryRisk(settings.standIn);
  }

  return {
    upload,
    wire,
    endpoint: () => ({
      url: options.url(),
      appId: settings.appId,
      standIn: settings.standIn,
      source: options.source,
      profile: settings.profile,
    }),
    lastAnswer: () => lastAnswer,
    failures: () => failures,
    results: () => results,
    askedTs: () => askedTs,
    async stop() {
      clearInterval(regularly);
      clearTimeout(soon);
      stopping.abort();
      await Promise.all([upload.stop(), asking]);
    },
  };
}

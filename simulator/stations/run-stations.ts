import type { Camera, Collector, RegistryRecord } from '../../data/model/registry';
import { clearFault } from '../faults/clear-fault';
import { injectFault } from '../faults/inject-fault';
import { type CameraPost, startCameraPost } from './camera-post';
import { drawCameraPicture } from './draw-camera-picture';
import { type Clockwork, createClockwork } from './station-clockwork';
import { openStationLink, type StationLink } from './station-link';
import type { StationCommand, StationStory } from './station-story';

export interface RunningStations {
  /** Throws one sentence when the command cannot be obeyed. */
  readonly obey: (command: StationCommand) => void;
  readonly close: () => Promise<void>;
}

interface RunningStation {
  readonly clockwork: Clockwork;
  readonly link: StationLink;
  readonly cameras: readonly CameraPost[];
  readonly stop: () => void;
}

/** After a pause longer than this (a sleeping machine) the samples between are not invented, ms. */
const PAUSE_MS = 30_000;

/** Starts every station of the story: a connection, a plant and cameras each, spread over the second. `now` is the wall clock, epoch ms. */
export function runStations(
  story: StationStory,
  now: () => number,
  warn: (sentence: string) => void,
): RunningStations {
  const { enterprises, collectors: known, stations, cameras: allCameras } = sortRecords(story.records);
  const boot = String(Math.floor(now() / 1000));
  const running = story.stations.map(({ id, secret }, index) => {
    const station = stations.get(id);
    const enterprise = station && enterprises.get(station.enterprise);
    if (!station || !enterprise)
      throw new Error(`station "${id}" has no record or no enterprise among "records": send them too.`);
    const collectors = station.collectors.flatMap((collector) => known.get(collector) ?? []);
    const clockwork = createClockwork({
      station,
      enterprise,
      collectors,
      boot,
      seed: story.seed,
      alwaysOn: story.alwaysOn ?? true,
      speed: story.speed ?? 1,
      startTs: now() + Math.floor((index * station.sampleIntervalMs) / story.stations.length),
    });
    const link = openStationLink({
      mqttUrl: story.mqttUrl,
      station: id,
      secret,
      reconnectMs: 1000 + 100 * (index % 10),
      warn,
    });
    const stop = keepTime(clockwork, link, now);
    const cameras = allCameras.filter((camera) => camera.station === id);
    return {
      clockwork,
      link,
      stop,
      cameras: startCameras(story, cameras, { secret, clockwork, collectors, now, warn }),
    };
  });
  return {
    obey: (command) => obey(running, command),
    async close() {
      for (const { stop, cameras } of running) {
        stop();
        for (const camera of cameras) camera.stop();
      }
      await Promise.all(running.map(({ link }) => link.close()));
    },
  };
}

/** Takes each sample at its time, however late a timer comes; hands a message over when one is due. */
function keepTime(clockwork: Clockwork, link: StationLink, now: () => number): () => void {
  let timer: NodeJS.Timeout;
  const tick = (): void => {
    if (now() - clockwork.nextSampleTs() > PAUSE_MS) clockwork.skipTo(now());
    while (clockwork.nextSampleTs() <= now()) {
      for (const message of clockwork.advance()) link.send(now(), JSON.stringify(message));
      link.setLine(clockwork.isOnLine());
    }
    timer = setTimeout(tick, Math.max(1, clockwork.nextSampleTs() - now()));
  };
  tick();
  return () => clearTimeout(timer);
}

interface CameraContext {
  readonly secret: string;
  readonly clockwork: Clockwork;
  readonly collectors: readonly Collector[];
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

function startCameras(
  story: StationStory,
  cameras: readonly Camera[],
  context: CameraContext,
): readonly CameraPost[] {
  const { webUrl } = story;
  if (webUrl === null) return [];
  return cameras.map((camera, index) => {
    const collector = context.collectors.find(({ id }) => id === camera.collector) ?? context.collectors[0];
    return startCameraPost({
      url: new URL(`/api/cameras/${camera.id}/snapshots`, webUrl),
      secret: context.secret,
      firstAfterMs: 2500 + 300 * index,
      warn: context.warn,
      now: context.now,
      isOnLine: context.clockwork.isOnLine,
      picture: (ts) => drawCameraPicture(viewOf(camera, collector, { ...context, ts })),
    });
  });
}

function viewOf(
  camera: Camera,
  collector: Collector | undefined,
  { clockwork, ts }: CameraContext & { readonly ts: number },
) {
  const sample = clockwork.newest().find((candidate) => candidate.collector === collector?.id);
  return { camera: camera.id, collector, values: sample?.values ?? {}, ts };
}

function obey(running: readonly RunningStation[], command: StationCommand): void {
  const target = running.find(({ clockwork }) =>
    clockwork.plant.collectors.some(({ id }) => id === command.collector),
  );
  if (!target)
    throw new Error(
      `collector "${command.collector}" is not simulated here: name a collector of a virtual station.`,
    );
  target.clockwork.bend((plant, state) => {
    if (command.cmd === 'clear') return clearFault(state, command.collector, command.fault);
    const { fault, collector, severity, rampS } = command;
    return injectFault(plant, state, { id: fault, collector, severity, rampS });
  });
}

function sortRecords(records: readonly RegistryRecord[]) {
  const of = <K extends RegistryRecord['kind']>(kind: K) =>
    records.filter((record): record is Extract<RegistryRecord, { kind: K }> => record.kind === kind);
  return {
    enterprises: new Map(of('enterprise').map((record) => [record.id, record])),
    collectors: new Map(of('collector').map((record) => [record.id, record])),
    stations: new Map(of('station').map((record) => [record.id, record])),
    cameras: of('camera'),
  };
}

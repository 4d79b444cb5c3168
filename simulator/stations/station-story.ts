import type { RegistryRecord } from '../../data/model/registry';

/** What the parent tells the process of the virtual stations in its first line. */
export interface StationStory {
  readonly mqttUrl: string;
  /** Where cameras post their pictures; null = no pictures. */
  readonly webUrl: string | null;
  readonly seed: number;
  readonly records: readonly RegistryRecord[];
  readonly stations: readonly { readonly id: string; readonly secret: string }[];
  /** Plant seconds in a second of the clock, 1 to 60. Samples keep the time of the clock. Default 1. */
  readonly speed?: number;
  /** Production never rests, so that a demonstration shows life at any hour. Default true; false keeps to the registered shifts. */
  readonly alwaysOn?: boolean;
}

/** What the parent may say afterwards, one line each. */
export type StationCommand =
  | {
      readonly cmd: 'inject';
      readonly collector: string;
      readonly fault: string;
      readonly severity: number;
      readonly rampS: number;
    }
  | { readonly cmd: 'clear'; readonly collector: string; readonly fault?: string };

/** The first line. Throws one sentence that names the field. Records were validated by the server that sends them. */
export function parseStory(line: string): StationStory {
  const story = parseObject(line, 'the first line on standard input');
  requireText(story, 'mqttUrl');
  if (story.webUrl !== null && typeof story.webUrl !== 'string')
    throw wrong('webUrl', story.webUrl, 'a URL or null');
  if (!Number.isSafeInteger(story.seed)) throw wrong('seed', story.seed, 'a whole number');
  if (!Array.isArray(story.records)) throw wrong('records', story.records, 'a list of registry records');
  if (!Array.isArray(story.stations) || story.stations.length === 0)
    throw wrong('stations', story.stations, 'a list of {id, secret}');
  const speed = story.speed ?? 1;
  if (!(typeof speed === 'number' && speed >= 1 && speed <= 60))
    throw wrong('speed', speed, 'a number from 1 to 60');
  return story as unknown as StationStory;
}

/** A later line. Throws one sentence that names the field. */
export function parseCommand(line: string): StationCommand {
  const command = parseObject(line, 'a command');
  requireText(command, 'collector');
  if (command.cmd === 'clear') {
    if (command.fault !== undefined) requireText(command, 'fault');
    return command as unknown as StationCommand;
  }
  if (command.cmd !== 'inject') throw wrong('cmd', command.cmd, '"inject" or "clear"');
  requireText(command, 'fault');
  if (typeof command.severity !== 'number')
    throw wrong('severity', command.severity, 'a number above 0 and at most 1');
  if (typeof command.rampS !== 'number') throw wrong('rampS', command.rampS, 'seconds from 0 to 86400');
  return command as unknown as StationCommand;
}

function parseObject(line: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${what} is not JSON: "${line.slice(0, 40)}"; send one JSON object a line.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${what} is not an object: "${line.slice(0, 40)}"; send one JSON object a line.`);
  }
  return value as Record<string, unknown>;
}

function requireText(object: Record<string, unknown>, field: string): void {
  const value = object[field];
  if (typeof value !== 'string' || value === '') throw wrong(field, value, 'a text that is not empty');
}

function wrong(field: string, value: unknown, wanted: string): Error {
  return new Error(`"${field}" is ${JSON.stringify(value)?.slice(0, 80)}: give ${wanted}.`);
}

import { z } from 'zod';
import { RULE_IDS } from './alarm';
import { POINT_IDS } from './points';

/** The records of `POST /api/registry/import`, one a line. Ids are global, case-sensitive. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'letters, digits, "_", "-", "." only, at most 64 characters');
const bilingual = z.object({ zh: z.string().min(1).max(120), en: z.string().min(1).max(120) });
const positive = z.number().positive().finite();
const retired = z.boolean().optional();

export const PRODUCTION_STATUSES = ['running', 'stopped', 'long-stop'] as const;
export type ProductionStatus = (typeof PRODUCTION_STATUSES)[number];

/** A secret of at least 128 random bits: 22 characters of base64url or more. */
export const secretSchema = z
  .string()
  .min(22, 'a secret has at least 128 random bits: 22 characters or more')
  .max(256);

export const enterpriseSchema = z.object({
  kind: z.literal('enterprise'),
  id,
  name: bilingual,
  /** Invented for demonstration; never counted together with real ones. */
  sample: z.boolean().default(false),
  uscc: z.string().max(18).optional(),
  /** GB/T 2260 code of one of the 16 districts. */
  district: z.string().regex(/^1101\d\d$/),
  /** An area that is not a district, such as `yizhuang`. */
  area: z.string().optional(),
  address: bilingual,
  longitude: z.number().min(73).max(136),
  latitude: z.number().min(3).max(54),
  /** GB/T 4754-2017 four-digit code. */
  trade: z.string().regex(/^\d{4}$/),
  /** Rows of the 2015 dust catalogue, 1 to 45; 46 = other. */
  dusts: z.array(z.number().int().min(1).max(46)).min(1),
  workersPerShift: z.number().int().min(0),
  building: z.object({
    storeys: z.number().int().min(1),
    structure: z.enum(['frame', 'steel', 'brick']),
    dormitoryOrOfficeNearby: z.boolean(),
  }),
  /** Working day, minutes after local midnight; days 1 = Monday ... 7 = Sunday. */
  shifts: z.array(
    z.object({
      days: z.array(z.number().int().min(1).max(7)).min(1),
      startMinute: z.number().int().min(0).max(1440),
      endMinute: z.number().int().min(0).max(2880),
    }),
  ),
  contacts: z.array(z.object({ name: z.string(), role: bilingual, phone: z.string() })).default([]),
  /** running; stopped for at most three months; a long stop. */
  productionStatus: z.enum(PRODUCTION_STATUSES).default('running'),
  /** Since when the status holds, epoch ms, why, and until when it is expected to. */
  production: z
    .object({
      sinceTs: z.number().int().min(0),
      reason: z.string().max(500),
      untilTs: z.number().int().min(0).optional(),
    })
    .optional(),
  /** Neither shown nor judged any more; its past stays. */
  retired,
});

/** A rule's numbers as this collector wants them; anything left out is the catalogue's. */
export const ruleOverrideSchema = z.object({
  enabled: z.boolean().optional(),
  numbers: z.record(z.string(), z.number().finite()).optional(),
  deadband: z.number().min(0).optional(),
  onDelayMs: z.number().int().min(0).optional(),
  offDelayMs: z.number().int().min(0).optional(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
});

export const dryDesignSchema = z.object({
  filterAreaM2: positive,
  bagRows: z.number().int().min(1).max(40),
  bagsPerRow: z.number().int().min(1).max(40),
  bagDiameterM: positive,
  bagLengthM: positive,
  cleaning: z.enum(['timer', 'on-demand']),
  hopperVolumeM3: positive,
  hopperCount: z.number().int().min(1).max(6).default(1),
  airlock: z.enum(['rotary', 'screw', 'double-flap', 'none']),
});

export const wetDesignSchema = z.object({
  tankAreaM2: positive,
  tankHeightM: positive,
  nozzles: z.number().int().min(1),
  ratedSprayM3h: positive,
  sludge: z.enum(['drag-conveyor', 'manual']),
});

export const collectorSchema = z
  .object({
    kind: z.literal('collector'),
    id,
    enterprise: id,
    /** The name a station uses for it in its payloads, such as `C01`; unique within a station. The id is accepted too. */
    code: id,
    name: bilingual,
    workshop: bilingual,
    type: z.enum(['dry', 'wet']),
    /** Row of the dust catalogue. */
    dust: z.number().int().min(1).max(46),
    /** Machines with a hood that this system serves. */
    machines: z
      .array(
        z.object({
          kind: z.enum(['polisher', 'sander', 'saw', 'spray-booth', 'mill', 'sifter', 'grinder', 'bench']),
          count: z.number().int().min(1).max(24),
        }),
      )
      .min(1),
    airflowM3h: positive,
    fanPowerKw: positive,
    ductDiameterM: positive,
    indoor: z.boolean(),
    positivePressure: z.boolean().default(false),
    sharedSystem: z.boolean().default(false),
    /** Protection that is fitted. GB 15577-2018 7.1.3. */
    devices: z.object({
      explosionVent: z.boolean(),
      isolationValve: z.boolean(),
      sparkDetection: z.boolean(),
      suppression: z.boolean(),
      inerting: z.boolean(),
      hydrogenVent: z.boolean().default(false),
    }),
    /** Set values, the normal running values that limits refer to (GB 15577-2018 8.4.4 for differential pressure). */
    setValues: z.object({
      differentialPressurePa: positive.optional(),
      tankLevelM: positive.optional(),
      sprayFlowM3h: positive.optional(),
    }),
    points: z.array(z.enum(POINT_IDS)).min(1),
    dry: dryDesignSchema.optional(),
    wet: wetDesignSchema.optional(),
    rules: z.partialRecord(z.enum(RULE_IDS), ruleOverrideSchema).default({}),
    /** A laboratory report of this plant's own dust overrides the catalogue. */
    labReport: z
      .object({
        report: z.string(),
        pmaxMPa: positive,
        kstBarMs: positive,
        mieMj: positive.optional(),
        mitCloudC: positive.optional(),
        lowerLimitGM3: positive.optional(),
      })
      .optional(),
    /** Systems stand in this order along the workshop in the twin. */
    position: z.number().int().min(0).default(0),
    retired,
  })
  .refine((c) => (c.type === 'dry' ? c.dry !== undefined : c.wet !== undefined), {
    message: 'a dry collector needs "dry", a wet one needs "wet"',
  });

export const stationSchema = z.object({
  kind: z.literal('station'),
  id,
  enterprise: id,
  name: bilingual,
  collectors: z.array(id).min(1),
  /** Set by the server for sample plants. Virtual data may go only to an endpoint marked as stand-in. */
  virtual: z.boolean().default(false),
  /** Declared cadence: a sample every, a message every. 0.2 s to 10 min. */
  sampleIntervalMs: z.number().int().min(200).max(600_000).default(1000),
  messageIntervalMs: z.number().int().min(200).max(600_000).default(5000),
  /** How far back in event time a sample may come and still be judged in order. */
  reorderMs: z.number().int().min(0).max(3_600_000).default(0),
  retired: z.boolean().default(false),
});

export const gatewaySchema = z.object({
  kind: z.literal('gateway'),
  id,
  name: bilingual,
  stations: z.array(id).min(1),
  retired,
});

export const cameraSchema = z.object({
  kind: z.literal('camera'),
  id,
  enterprise: id,
  station: id,
  name: bilingual,
  /** The collector it looks at, if one. */
  collector: id.optional(),
  retired,
});

export const registryRecordSchema = z.discriminatedUnion('kind', [
  enterpriseSchema,
  collectorSchema,
  stationSchema,
  gatewaySchema,
  cameraSchema,
]);

export type Enterprise = z.infer<typeof enterpriseSchema>;
export type Collector = z.infer<typeof collectorSchema>;
export type Station = z.infer<typeof stationSchema>;
export type Gateway = z.infer<typeof gatewaySchema>;
export type Camera = z.infer<typeof cameraSchema>;
export type RuleOverride = z.infer<typeof ruleOverrideSchema>;
export type DryDesign = z.infer<typeof dryDesignSchema>;
export type WetDesign = z.infer<typeof wetDesignSchema>;
export type RegistryRecord = z.infer<typeof registryRecordSchema>;
export type RegistryKind = RegistryRecord['kind'];

export const REGISTRY_KINDS = [
  'enterprise',
  'collector',
  'station',
  'gateway',
  'camera',
] as const satisfies readonly RegistryKind[];

/** Everything registered, by id. Plain value; a change makes a new one. */
export interface Registry {
  readonly enterprises: ReadonlyMap<string, Enterprise>;
  readonly collectors: ReadonlyMap<string, Collector>;
  readonly stations: ReadonlyMap<string, Station>;
  readonly gateways: ReadonlyMap<string, Gateway>;
  readonly cameras: ReadonlyMap<string, Camera>;
}

export function buildRegistry(records: Iterable<RegistryRecord>): Registry {
  const registry = {
    enterprises: new Map<string, Enterprise>(),
    collectors: new Map<string, Collector>(),
    stations: new Map<string, Station>(),
    gateways: new Map<string, Gateway>(),
    cameras: new Map<string, Camera>(),
  };
  for (const record of records) {
    switch (record.kind) {
      case 'enterprise':
        registry.enterprises.set(record.id, record);
        break;
      case 'collector':
        registry.collectors.set(record.id, record);
        break;
      case 'station':
        registry.stations.set(record.id, record);
        break;
      case 'gateway':
        registry.gateways.set(record.id, record);
        break;
      case 'camera':
        registry.cameras.set(record.id, record);
        break;
    }
  }
  return registry;
}

/** Neither shown nor judged any more. */
export function isRetired(record: RegistryRecord): boolean {
  return record.retired === true;
}

/** Every record, kind by kind. */
export function recordsOf(registry: Registry): RegistryRecord[] {
  return REGISTRY_KINDS.flatMap((kind) => [...mapOf(registry, kind).values()]);
}

/** One record, if it is there. */
export function recordIn(registry: Registry, kind: RegistryKind, id: string): RegistryRecord | undefined {
  return mapOf(registry, kind).get(id);
}

function mapOf(registry: Registry, kind: RegistryKind): ReadonlyMap<string, RegistryRecord> {
  switch (kind) {
    case 'enterprise':
      return registry.enterprises;
    case 'collector':
      return registry.collectors;
    case 'station':
      return registry.stations;
    case 'gateway':
      return registry.gateways;
    case 'camera':
      return registry.cameras;
  }
}

/** The collector that a station means by `name`: its code or its id, among the station's own. */
export function resolveCollector(registry: Registry, station: Station, name: string): Collector | undefined {
  for (const collectorId of station.collectors) {
    const collector = registry.collectors.get(collectorId);
    if (collector && (collector.code === name || collector.id === name)) return collector;
  }
  return undefined;
}

/** The station that sends a collector's data. */
export function stationOf(registry: Registry, collectorId: string): Station | undefined {
  for (const station of registry.stations.values())
    if (station.collectors.includes(collectorId)) return station;
  return undefined;
}

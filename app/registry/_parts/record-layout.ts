import type { RegistryKind } from '../../../data/model/registry';

/** How a field is filled in where its schema alone does not say it. */
export type SpecialInput =
  | 'area'
  | 'code-of-trade'
  | 'collector'
  | 'collectors'
  | 'contacts'
  | 'district'
  | 'dust'
  | 'dusts'
  | 'enterprise'
  | 'machines'
  | 'points'
  | 'rules'
  | 'shifts'
  | 'station'
  | 'stations';

/** One field of a record: where it stands in the record, its unit, and how it is filled in. */
export interface FieldPlace {
  /** Dotted, as `building.storeys`. */
  readonly path: string;
  readonly unit?: string;
  readonly input?: SpecialInput;
  /** Kept in ms, shown and filled in as seconds. */
  readonly seconds?: true;
  /** Takes a whole line. */
  readonly wide?: true;
}

/** Fields that belong together; `id` is the key of the heading. */
export interface FieldGroup {
  readonly id: string;
  readonly fields: readonly FieldPlace[];
  /** Only for that type of collector. */
  readonly forType?: 'dry' | 'wet';
}

/** Every kind's fields in the order in which people fill them in. A test holds it against the schemas: none is forgotten. */
export const RECORD_LAYOUT: Readonly<Record<RegistryKind, readonly FieldGroup[]>> = {
  enterprise: [
    {
      id: 'identity',
      fields: [{ path: 'id' }, { path: 'name.zh' }, { path: 'name.en' }, { path: 'uscc' }],
    },
    {
      id: 'place',
      fields: [
        { path: 'district', input: 'district' },
        { path: 'area', input: 'area' },
        { path: 'address.zh' },
        { path: 'address.en' },
        { path: 'longitude', unit: '°E' },
        { path: 'latitude', unit: '°N' },
      ],
    },
    {
      id: 'production',
      fields: [
        { path: 'trade', input: 'code-of-trade' },
        { path: 'dusts', input: 'dusts' },
        { path: 'workersPerShift' },
        { path: 'shifts', input: 'shifts', wide: true },
      ],
    },
    {
      id: 'building',
      fields: [
        { path: 'building.storeys' },
        { path: 'building.structure' },
        { path: 'building.dormitoryOrOfficeNearby' },
      ],
    },
    { id: 'people', fields: [{ path: 'contacts', input: 'contacts', wide: true }] },
  ],
  collector: [
    {
      id: 'identity',
      fields: [
        { path: 'id' },
        { path: 'enterprise', input: 'enterprise' },
        { path: 'code' },
        { path: 'name.zh' },
        { path: 'name.en' },
        { path: 'workshop.zh' },
        { path: 'workshop.en' },
        { path: 'position' },
      ],
    },
    {
      id: 'dustAndMachines',
      fields: [
        { path: 'type' },
        { path: 'dust', input: 'dust' },
        { path: 'machines', input: 'machines', wide: true },
      ],
    },
    {
      id: 'air',
      fields: [
        { path: 'airflowM3h', unit: 'm³/h' },
        { path: 'fanPowerKw', unit: 'kW' },
        { path: 'ductDiameterM', unit: 'm' },
        { path: 'indoor' },
        { path: 'positivePressure' },
        { path: 'sharedSystem' },
      ],
    },
    {
      id: 'filter',
      forType: 'dry',
      fields: [
        { path: 'dry.filterAreaM2', unit: 'm²' },
        { path: 'dry.bagRows' },
        { path: 'dry.bagsPerRow' },
        { path: 'dry.bagDiameterM', unit: 'm' },
        { path: 'dry.bagLengthM', unit: 'm' },
        { path: 'dry.cleaning' },
        { path: 'dry.hopperVolumeM3', unit: 'm³' },
        { path: 'dry.hopperCount' },
        { path: 'dry.airlock' },
      ],
    },
    {
      id: 'tank',
      forType: 'wet',
      fields: [
        { path: 'wet.tankAreaM2', unit: 'm²' },
        { path: 'wet.tankHeightM', unit: 'm' },
        { path: 'wet.nozzles' },
        { path: 'wet.ratedSprayM3h', unit: 'm³/h' },
        { path: 'wet.sludge' },
      ],
    },
    {
      id: 'devices',
      fields: [
        { path: 'devices.explosionVent' },
        { path: 'devices.isolationValve' },
        { path: 'devices.sparkDetection' },
        { path: 'devices.suppression' },
        { path: 'devices.inerting' },
        { path: 'devices.hydrogenVent' },
      ],
    },
    {
      id: 'setValues',
      fields: [
        { path: 'setValues.differentialPressurePa', unit: 'Pa' },
        { path: 'setValues.tankLevelM', unit: 'm' },
        { path: 'setValues.sprayFlowM3h', unit: 'm³/h' },
      ],
    },
    { id: 'points', fields: [{ path: 'points', input: 'points', wide: true }] },
    { id: 'rules', fields: [{ path: 'rules', input: 'rules', wide: true }] },
    {
      id: 'labReport',
      fields: [
        { path: 'labReport.report' },
        { path: 'labReport.kstBarMs', unit: 'bar·m/s' },
        { path: 'labReport.pmaxMPa', unit: 'MPa' },
        { path: 'labReport.mieMj', unit: 'mJ' },
        { path: 'labReport.mitCloudC', unit: '°C' },
        { path: 'labReport.lowerLimitGM3', unit: 'g/m³' },
      ],
    },
  ],
  station: [
    {
      id: 'identity',
      fields: [
        { path: 'id' },
        { path: 'enterprise', input: 'enterprise' },
        { path: 'name.zh' },
        { path: 'name.en' },
      ],
    },
    {
      id: 'reporting',
      fields: [
        { path: 'collectors', input: 'collectors', wide: true },
        { path: 'sampleIntervalMs', unit: 's', seconds: true },
        { path: 'messageIntervalMs', unit: 's', seconds: true },
        { path: 'reorderMs', unit: 's', seconds: true },
      ],
    },
  ],
  gateway: [
    { id: 'identity', fields: [{ path: 'id' }, { path: 'name.zh' }, { path: 'name.en' }] },
    { id: 'serves', fields: [{ path: 'stations', input: 'stations', wide: true }] },
  ],
  camera: [
    {
      id: 'identity',
      fields: [{ path: 'id' }, { path: 'name.zh' }, { path: 'name.en' }],
    },
    {
      id: 'looks',
      fields: [
        { path: 'enterprise', input: 'enterprise' },
        { path: 'station', input: 'station' },
        { path: 'collector', input: 'collector' },
      ],
    },
  ],
};

/** What no form changes: the kind itself, and what has an action of its own or is set by the server. */
export const KEPT_FIELDS: Readonly<Record<RegistryKind, readonly string[]>> = {
  enterprise: ['kind', 'sample', 'productionStatus', 'production', 'retired'],
  collector: ['kind', 'retired'],
  station: ['kind', 'virtual', 'retired'],
  gateway: ['kind', 'retired'],
  camera: ['kind', 'retired'],
};

/** The place of a field by its dotted path; undefined for what has none. */
export function placeOfField(kind: RegistryKind, path: string): FieldPlace | undefined {
  return RECORD_LAYOUT[kind].flatMap(({ fields }) => fields).find((field) => field.path === path);
}

/** The group in which a path lies: a field, or a part of one. */
export function groupOfPath(kind: RegistryKind, path: string): FieldGroup | undefined {
  return RECORD_LAYOUT[kind].find(({ fields }) =>
    fields.some((field) => path === field.path || path.startsWith(`${field.path}.`)),
  );
}

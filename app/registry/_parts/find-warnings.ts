import { districtAt } from '../../../data/catalogue/district-at';
import { POINT_IDS, POINTS } from '../../../data/model/points';
import type { RegistryRecord } from '../../../data/model/registry';
import { checkUscc, type UsccFault } from './check-uscc';

/** What is unusual about a record though it can be sent; `params` are its sentence's. */
export interface FieldWarning {
  readonly path: string;
  readonly key:
    | `uscc-${UsccFault}`
    | 'elsewhere'
    | 'mandatory-points'
    | 'message-before-sample'
    | 'no-set-value';
  /** A district's code, or ids of points. */
  readonly about: readonly string[];
}

/** Unusual things in a form's record: they warn and refuse nothing. What is missing or broken counts as not there. */
export function findWarnings(candidate: Partial<RegistryRecord>): readonly FieldWarning[] {
  switch (candidate.kind) {
    case 'enterprise':
      return [...usccWarnings(candidate), ...placeWarnings(candidate)];
    case 'collector':
      return pointWarnings(candidate);
    case 'station':
      return (candidate.messageIntervalMs ?? 0) < (candidate.sampleIntervalMs ?? 0)
        ? [{ path: 'messageIntervalMs', key: 'message-before-sample', about: [] }]
        : [];
    default:
      return [];
  }
}

type Enterprise = Partial<Extract<RegistryRecord, { kind: 'enterprise' }>>;
type Collector = Partial<Extract<RegistryRecord, { kind: 'collector' }>>;

function usccWarnings({ uscc }: Enterprise): FieldWarning[] {
  const fault = uscc === undefined ? null : checkUscc(uscc);
  return fault ? [{ path: 'uscc', key: `uscc-${fault}`, about: [] }] : [];
}

function placeWarnings({ longitude, latitude, district }: Enterprise): FieldWarning[] {
  if (longitude === undefined || latitude === undefined || district === undefined) return [];
  const found = districtAt(longitude, latitude);
  if (found?.code === district) return [];
  return [{ path: 'longitude', key: 'elsewhere', about: found ? [found.code] : [] }];
}

function pointWarnings({ type, points, setValues }: Collector): FieldWarning[] {
  if (type === undefined || points === undefined) return [];
  const missing = POINT_IDS.filter(
    (point) => POINTS[point].mandatoryFor.includes(type) && !points.includes(point),
  );
  const unset = (['differentialPressurePa', 'tankLevelM', 'sprayFlowM3h'] as const).filter(
    (point) => points.includes(point) && setValues?.[point] === undefined,
  );
  return [
    ...(missing.length > 0 ? [{ path: 'points', key: 'mandatory-points', about: missing } as const] : []),
    ...unset.map((point) => ({ path: `setValues.${point}`, key: 'no-set-value', about: [] }) as const),
  ];
}

import { z } from 'zod';
import {
  cameraSchema,
  collectorSchema,
  enterpriseSchema,
  gatewaySchema,
  type RegistryKind,
  stationSchema,
} from '../../../data/model/registry';

/** What a field of a record takes, read from its schema. */
export interface FieldType {
  readonly input: 'text' | 'number' | 'switch' | 'choice' | 'other';
  readonly optional: boolean;
  /** Of a choice. */
  readonly options: readonly string[];
}

/** What the schema of a kind says about the field at a dotted path. Throws for a path that no schema has. */
export function describeField(kind: RegistryKind, path: string): FieldType {
  let schema: z.core.$ZodType = RECORD_SCHEMAS[kind];
  for (const name of path.split('.')) {
    const inner = unwrap(schema);
    const next = inner instanceof z.ZodObject ? (inner.shape as z.core.$ZodShape)[name] : undefined;
    if (!next) throw new Error(`A record of the kind "${kind}" has no field "${path}".`);
    schema = next;
  }
  const inner = unwrap(schema);
  return {
    input: inputOf(inner),
    optional: schema instanceof z.ZodOptional,
    options: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
  };
}

/** Dotted paths of all fields of a kind; lists and tables count as one field. */
export function listFields(kind: RegistryKind): readonly string[] {
  return leavesOf(RECORD_SCHEMAS[kind], '');
}

const RECORD_SCHEMAS = {
  enterprise: enterpriseSchema,
  collector: collectorSchema,
  station: stationSchema,
  gateway: gatewaySchema,
  camera: cameraSchema,
} as const;

function leavesOf(schema: z.core.$ZodType, path: string): readonly string[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return [path];
  return Object.entries(inner.shape as z.core.$ZodShape).flatMap(([name, part]) =>
    leavesOf(part, path === '' ? name : `${path}.${name}`),
  );
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  return schema;
}

function inputOf(schema: z.core.$ZodType): FieldType['input'] {
  if (schema instanceof z.ZodString) return 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'switch';
  return schema instanceof z.ZodEnum ? 'choice' : 'other';
}

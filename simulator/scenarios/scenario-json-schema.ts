import { z } from 'zod';
import { scenarioSchema } from '../../data/model/scenario';

/** JSON Schema (draft 2020-12) of a scenario file as people write it: what has a default may be left out. */
export function scenarioJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Dust Twin scenario, version 1', ...z.toJSONSchema(scenarioSchema, { io: 'input' }) };
}

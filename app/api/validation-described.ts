import { z } from 'zod';
import { caseOutlineSchema, caseSchema, headSchema } from '../validate/report-schemas';
import type { Described } from './build-open-api';

const kept = headSchema.extend({ id: z.string() });

/** What `npm run validate` found. */
export const VALIDATION_CALLS: readonly Described[] = [
  {
    method: 'get',
    path: '/api/validation',
    summary: 'Reports of the validation bench, newest first, and files of them that cannot be read',
    right: 'see',
    answer: z.object({
      items: z.array(kept),
      broken: z.array(z.object({ file: z.string(), message: z.string() })),
    }),
  },
  {
    method: 'get',
    path: '/api/validation/{id}',
    summary: 'One report with its cases, without the curves of their pictures',
    right: 'see',
    answer: kept.extend({ cases: z.array(caseOutlineSchema) }),
  },
  {
    method: 'get',
    path: '/api/validation/{id}/cases/{key}',
    summary: 'One case of a report with the curves of its picture: lowest and highest value of each stretch',
    right: 'see',
    answer: caseSchema,
  },
];

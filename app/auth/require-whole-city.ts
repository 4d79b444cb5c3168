import type { Identity } from '../../data/model/person';
import { ProblemError } from '../api/problem';
import { auditRefusal } from './audit-refusal';

/** For what concerns every district at once. Throws ProblemError 403, written down, for somebody who may see some districts alone. */
export async function requireWholeCity({ name, districts }: Identity, action: string): Promise<void> {
  if (districts === null) return;
  await auditRefusal({ actor: name, action, object: '-', detail: { districts: districts.join(',') } });
  throw new ProblemError(403, 'whole-city-only', { districts: districts.join(', ') });
}

import type { LinkAnswer, LinkStatus } from '../../data/model/exchange';
import type { Identity } from '../../data/model/person';
import { narrowRegistry } from '../auth/narrow-registry';
import type { LinkSettingsError } from '../live/ministry/link-settings-error';
import { workbench } from '../workbench';
import { languageOf } from './language';
import { ProblemError, sentenceOf } from './problem';

/** The link as the caller may see it: figures of the whole, but enterprises and their messages of their own districts alone. */
export function statusFor(identity: Identity, request: Request): LinkStatus {
  const status = workbench().ministry.status();
  const seen = seenEnterprises(identity);
  const narrow = (answer: LinkAnswer): LinkAnswer =>
    seen === null || answer.enterprise === null || seen.has(answer.enterprise)
      ? answer
      : { ...answer, enterprise: null, messageId: null, message: null };
  const fault = status.fault && {
    ...status.fault,
    detail: sentenceOf(languageOf(request.headers), status.fault.code, status.fault.params),
  };
  return {
    ...status,
    ...(fault ? { fault } : {}),
    lastAnswer: status.lastAnswer && narrow(status.lastAnswer),
    failures: status.failures.map(narrow),
    enterprises: status.enterprises.filter(({ enterprise }) => seen === null || seen.has(enterprise)),
  };
}

/** Ids of the enterprises that the caller may see; null for all of them, retired ones too. */
export function seenEnterprises(identity: Identity): ReadonlySet<string> | null {
  if (identity.districts === null) return null;
  return new Set(narrowRegistry(workbench().registry(), identity.districts).enterprises.keys());
}

/** Runs a change of the endpoint; settings that cannot be used are a ProblemError 422. */
export async function configured(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Next has a copy of the class of its own.
    if (!(error instanceof Error) || error.name !== 'LinkSettingsError') throw error;
    const { code, params } = (error as LinkSettingsError).fault;
    throw new ProblemError(422, code, params, { field: fieldOf(code, params) });
  }
}

function fieldOf(code: string, params: Readonly<Record<string, string | number>>): string | number {
  return params.field ?? (code === 'endpoint-profile' ? 'profile' : 'url');
}

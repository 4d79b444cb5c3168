import { Problem } from '../../ui/api';

/** Sentences of a refused save by the dotted path of their field; none when the refusal names no fields. */
export function readServerFaults(error: unknown): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (!(error instanceof Problem) || typeof error.body !== 'object' || error.body === null) return faults;
  const { errors } = error.body as { readonly errors?: unknown };
  for (const each of Array.isArray(errors) ? (errors as unknown[]) : []) {
    if (typeof each !== 'object' || each === null) continue;
    const { field, message } = each as { readonly field?: unknown; readonly message?: unknown };
    if (typeof field === 'string' && typeof message === 'string') faults.set(field, message);
  }
  return faults;
}

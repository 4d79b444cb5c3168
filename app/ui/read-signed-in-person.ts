import { headers } from 'next/headers';
import { ROLES } from '../../data/model/person';
import { identify } from '../auth/identify';
import { workbench } from '../workbench';
import type { SignedInPerson } from './shell';

/** Whose session this request carries, or null. Programs' keys open no pages. */
export async function readSignedInPerson(): Promise<SignedInPerson | null> {
  const request = new Request(workbench().webUrl(), { headers: new Headers(await headers()) });
  const identity = await identify(request);
  if (identity?.kind !== 'session') return null;
  const role = ROLES.find((known) => known === identity.role);
  return role ? { name: identity.name, role } : null;
}

import { headers } from 'next/headers';
import { cache } from 'react';
import type { Identity } from '../../data/model/person';
import { identify } from '../auth/identify';
import { workbench } from '../workbench';

/** Whose session the request of this page carries, or null. Programs' keys open no pages. Asked once a request. */
export const readSession = cache(async (): Promise<Identity | null> => {
  const request = new Request(workbench().webUrl(), { headers: new Headers(await headers()) });
  const identity = await identify(request);
  return identity?.kind === 'session' ? identity : null;
});

import type { Role } from '../../../data/model/person';
import type { ChapterId } from './guide-text';

/** Which page a chapter is about and for whom it was written; both null or empty where it is for every page and everybody. */
export const CHAPTER_FACTS: Readonly<
  Record<ChapterId, { readonly page: string | null; readonly roles: readonly Role[] }>
> = {
  start: { page: null, roles: [] },
  overview: { page: '/', roles: ['leader', 'duty-officer'] },
  plants: { page: '/plants', roles: ['duty-officer', 'analyst'] },
  alarms: { page: '/alarms', roles: ['duty-officer'] },
  trends: { page: '/trends', roles: ['analyst'] },
  exercises: { page: '/exercises', roles: ['trainer'] },
  exchange: { page: '/exchange', roles: ['duty-officer', 'administrator'] },
  registry: { page: '/registry', roles: ['administrator'] },
  'data-health': { page: '/data-health', roles: ['duty-officer', 'administrator'] },
  admin: { page: '/admin', roles: ['administrator'] },
  audit: { page: '/admin', roles: ['auditor'] },
  account: { page: '/account', roles: [] },
  worlds: { page: null, roles: [] },
  signs: { page: null, roles: [] },
  provisional: { page: null, roles: [] },
  keys: { page: null, roles: [] },
  glossary: { page: null, roles: [] },
};

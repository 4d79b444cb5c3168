import { FIRST_LOOK, lookAtPages, PAGES } from './look-at-pages';

/** What is looked at most, once; `npm run test:long` opens every page in every look. */
for (const lot of ['scenes', 'analysis'] as const) lookAtPages(lot, PAGES[lot], FIRST_LOOK);

import { LAPTOP, lookAtPages, PAGES } from './look-at-pages';

/** One look at every page; `npm run test:long` takes the others. */
for (const [lot, pages] of Object.entries(PAGES))
  lookAtPages(lot, pages, { locale: 'zh-CN', ground: 'dark.dark', size: LAPTOP });

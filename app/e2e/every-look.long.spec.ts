import { DESK, FIRST_LOOK, LAPTOP, type Look, lookAtPages, PAGES, WALL } from './look-at-pages';

/** The other pairs of language and ground, what `npm test` leaves of the first, and the wall in both. */
const LOOKS: readonly Look[] = [
  { locale: 'en', ground: 'light.light', size: LAPTOP },
  { locale: 'zh-CN', ground: 'light.light', size: DESK },
  { locale: 'en', ground: 'dark.dark', size: DESK },
];

for (const look of LOOKS) for (const [lot, pages] of Object.entries(PAGES)) lookAtPages(lot, pages, look);

for (const lot of ['analysis', 'registry', 'people'] as const) lookAtPages(lot, PAGES[lot], FIRST_LOOK);

lookAtPages('the wall', ['/?screen=1'], { locale: 'zh-CN', ground: 'dark.dark', size: WALL });
lookAtPages('the wall', ['/?screen=1'], { locale: 'en', ground: 'light.light', size: WALL });

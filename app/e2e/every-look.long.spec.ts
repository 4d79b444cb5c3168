import { DESK, LAPTOP, type Look, lookAtPages, PAGES, WALL } from './look-at-pages';

/** The other pairs of language and ground, and the wall in both. */
const LOOKS: readonly Look[] = [
  { locale: 'en', ground: 'light.light', size: LAPTOP },
  { locale: 'zh-CN', ground: 'light.light', size: DESK },
  { locale: 'en', ground: 'dark.dark', size: DESK },
];

for (const look of LOOKS) for (const [lot, pages] of Object.entries(PAGES)) lookAtPages(lot, pages, look);

lookAtPages('the wall', ['/?screen=1'], { locale: 'zh-CN', ground: 'dark.dark', size: WALL });
lookAtPages('the wall', ['/?screen=1'], { locale: 'en', ground: 'light.light', size: WALL });

import { FIRST_LOOK, lookAtPages, PAGES } from './look-at-pages';

/** What is looked at most, once; `npm run test:long` opens every page in every look. */
lookAtPages('scenes', PAGES.scenes, FIRST_LOOK);

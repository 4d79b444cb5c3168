/** The chapter of the user guide about each page: the first part of its address, and the chapter's name. */
const CHAPTERS: Readonly<Record<string, string>> = {
  '': 'overview',
  plants: 'plants',
  alarms: 'alarms',
  trends: 'trends',
  exercises: 'exercises',
  validation: 'exercises',
  exchange: 'exchange',
  registry: 'registry',
  'data-health': 'data-health',
  admin: 'admin',
  account: 'account',
};

/** The address of the guide's chapter about a page: `/plants/E1` gives `/guide#plants`; the guide's beginning where there is none. */
export function guideAddress(pathname: string): string {
  const chapter = CHAPTERS[pathname.split('/')[1] ?? ''];
  return chapter === undefined ? '/guide' : `/guide#${chapter}`;
}

export type Ground = 'dark' | 'light';
/** Pages that look at a scene (map, twin) and pages that read tables; each kind remembers its own ground. */
export type PageKind = 'scene' | 'table';
export type GroundChoice = Readonly<Record<PageKind, Ground>>;

export const GROUND_COOKIE = 'ground';

/** The cookie is `<scene>.<table>`, such as `dark.light`, which is also what stands without one. */
export function parseGroundChoice(cookie: string | undefined): GroundChoice {
  const [scene, table] = (cookie ?? '').split('.');
  return { scene: scene === 'light' ? 'light' : 'dark', table: table === 'dark' ? 'dark' : 'light' };
}

export function serializeGroundChoice(choice: GroundChoice): string {
  return `${choice.scene}.${choice.table}`;
}

/** `/` and one plant's page are scenes; every other page reads tables. */
export function pageKindOf(pathname: string): PageKind {
  return pathname === '/' || /^\/plants\/[^/]+/.test(pathname) ? 'scene' : 'table';
}

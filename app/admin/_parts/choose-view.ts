import type { Right } from '../../auth/rights';
import { VIEWS, type View } from './use-admin-view';

const NEEDS: Readonly<Record<View, Right>> = {
  people: 'manage-people',
  sessions: 'manage-people',
  audit: 'see-audit',
  system: 'see-audit',
};

/** The views that somebody with these rights may open, in their order. */
export function viewsOf(rights: readonly Right[]): readonly View[] {
  return VIEWS.filter((view) => rights.includes(NEEDS[view]));
}

/** The view of the address where it may be opened, else the first that may; null where none may. */
export function chooseView(asked: View | null, rights: readonly Right[]): View | null {
  const views = viewsOf(rights);
  return views.find((view) => view === asked) ?? views[0] ?? null;
}

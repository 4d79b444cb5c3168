import type { Person } from '../../data/store/people-store';

/** The name of the one whom the console's link is for, until the link is used. */
export const NAMELESS = '';

/** The one whom the console's link is for; no person of anybody's list. */
export function isNameless({ name }: Pick<Person, 'name'>): boolean {
  return name === NAMELESS;
}

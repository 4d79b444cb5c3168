import type { Person } from '../../data/store/people-store';
import { workbench } from '../workbench';
import { foldName } from './fold-name';
import { isNameless } from './nameless';

/** Whoever has this name, or one that looks the same; the oldest where there are several from before names were unique. */
export async function findPerson(name: string): Promise<Person | null> {
  const wanted = foldName(name);
  const persons = await workbench().store.persons();
  return persons.find((person) => !isNameless(person) && foldName(person.name) === wanted) ?? null;
}

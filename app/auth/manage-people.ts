import type { Identity, Role } from '../../data/model/person';
import type { Person } from '../../data/store/people-store';
import { isNameless } from './nameless';

interface Standing {
  readonly role: Role;
  readonly districts: readonly string[] | null;
}

/**
 * Whether somebody who may manage people may see and change one of this standing: for the whole city everybody, else whoever is no
 * administrator and has no district but their own.
 */
export function mayManage(identity: Identity, { role, districts }: Standing): boolean {
  if (identity.districts === null) return true;
  if (role === 'administrator' || districts === null) return false;
  return districts.every((code) => identity.districts?.includes(code));
}

/**
 * Whether a change leaves an administrator of the whole city behind: one at all where there was one, and one who can sign in where there
 * was one. That is somebody with password and TOTP, or who asks for the change and stays one. A link can be made by an administrator alone.
 */
export function leavesAdministrator(
  before: readonly Person[],
  after: readonly Person[],
  identity: Identity,
): boolean {
  const canSignIn = (person: Person): boolean =>
    person.id === identity.personId || (person.hasPassword && person.hasTotp);
  const were = before.filter(isAdministrator);
  const are = after.filter(isAdministrator);
  if (were.length > 0 && are.length === 0) return false;
  return !were.some(canSignIn) || are.some(canSignIn);
}

function isAdministrator(person: Person): boolean {
  const { role, districts, disabledTs } = person;
  return role === 'administrator' && districts === null && disabledTs === null && !isNameless(person);
}

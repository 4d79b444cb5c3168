import type { Right } from '../../auth/rights';

/** What people may do, in the groups in which it is read. */
const GROUPS = {
  see: ['see', 'see-contacts', 'see-exchange', 'see-quarantine', 'export'],
  act: [
    'acknowledge',
    'acknowledge-in-exercise',
    'steer-exercises',
    'manage-maintenance',
    'steer-exchange',
    'control-virtual',
  ],
  manage: ['manage-registry', 'manage-people', 'set-exchange', 'see-audit', 'see-metrics', 'upload-picture'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

export type RightGroup = keyof typeof GROUPS;
export type ShownRight = (typeof GROUPS)[RightGroup][number];
export const RIGHT_GROUPS = Object.keys(GROUPS) as readonly RightGroup[];

/** The rights of a person that are worth a word, grouped; groups without any are left out. */
export function groupRights(
  rights: readonly Right[],
): readonly { readonly group: RightGroup; readonly rights: readonly ShownRight[] }[] {
  return RIGHT_GROUPS.map((group) => ({
    group,
    rights: GROUPS[group].filter((right) => rights.includes(right)),
  })).filter((found) => found.rights.length > 0);
}

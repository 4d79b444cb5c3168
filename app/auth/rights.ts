import type { Identity } from '../../data/model/person';

export const RIGHTS = [
  /** Whoever is known: to learn who they are, and that an address does not exist. */
  'know-self',
  /** Plants, values, alarms, risk. */
  'see',
  'acknowledge',
  'acknowledge-in-exercise',
  /** Begin exercises and steer them. */
  'steer-exercises',
  'manage-registry',
  /** Times in which a collector's alarms are held back. */
  'manage-maintenance',
  /** Names and phones of a plant's contacts. */
  'see-contacts',
  /** The link to the ministry; and to pause it and let it go on. */
  'see-exchange',
  'steer-exchange',
  /** Where the link goes and with which keys. */
  'set-exchange',
  'manage-people',
  'see-audit',
  'see-quarantine',
  'see-metrics',
  /** Test control of virtual stations. */
  'control-virtual',
  'export',
  /** A camera's picture; a station only for its own cameras. */
  'upload-picture',
  /** What the process of an exercise run does, in its own run alone. */
  'be-run',
] as const;
export type Right = (typeof RIGHTS)[number];

/** Who may do what. The whole table; nothing is granted anywhere else. */
export const ROLE_RIGHTS: Readonly<Record<Identity['role'], readonly Right[]>> = {
  leader: ['know-self', 'see', 'see-contacts', 'see-exchange', 'export'],
  analyst: ['know-self', 'see', 'see-exchange', 'see-quarantine', 'export'],
  trainer: [
    'know-self',
    'see',
    'see-exchange',
    'see-quarantine',
    'control-virtual',
    'steer-exercises',
    'acknowledge-in-exercise',
    'export',
  ],
  'duty-officer': [
    'know-self',
    'see',
    'see-contacts',
    'see-exchange',
    'steer-exchange',
    'manage-maintenance',
    'acknowledge',
    'acknowledge-in-exercise',
    'see-quarantine',
    'export',
  ],
  administrator: RIGHTS,
  auditor: ['know-self', 'see', 'see-exchange', 'see-audit', 'see-quarantine'],
  station: ['know-self', 'upload-picture'],
  run: ['know-self', 'be-run'],
};

export function hasRight(identity: Identity, right: Right): boolean {
  return ROLE_RIGHTS[identity.role].includes(right);
}

import { findBrokenRule } from '../../auth/password-rules';

/** The lines of the list of rules, in the order in which they are looked at. */
export const PASSWORD_LINES = ['length', 'variety', 'notName', 'notCommon', 'notOld'] as const;
export type PasswordLine = (typeof PASSWORD_LINES)[number];
/** `later`: not looked at before those above it are met; the last one by the server alone, once the password is sent. */
export type LineState = 'met' | 'unmet' | 'later';

/** How a password that is being written stands to each rule. */
export function checkPassword(password: string, name: string): Readonly<Record<PasswordLine, LineState>> {
  const broken = findBrokenRule(password, name);
  const brokenAt = broken === null ? SERVERS_OWN : PASSWORD_LINES.indexOf(LINE_OF[broken]);
  const stateOf = (line: PasswordLine): LineState => {
    const at = PASSWORD_LINES.indexOf(line);
    if (at === brokenAt && broken !== null) return 'unmet';
    return at < brokenAt ? 'met' : 'later';
  };
  return {
    length: stateOf('length'),
    variety: stateOf('variety'),
    notName: stateOf('notName'),
    notCommon: stateOf('notCommon'),
    notOld: 'later',
  };
}

/** Whether it may be sent: only the server's own rule is open. */
export function isSound(states: Readonly<Record<PasswordLine, LineState>>): boolean {
  return PASSWORD_LINES.slice(0, SERVERS_OWN).every((line) => states[line] === 'met');
}

const SERVERS_OWN = PASSWORD_LINES.indexOf('notOld');
const LINE_OF = {
  short: 'length',
  long: 'length',
  classes: 'variety',
  name: 'notName',
  common: 'notCommon',
} as const;

import { foldName } from './fold-name';

/** Which rule a password breaks; `reused` is found by its hash. 本系统默认 (local rule). */
export type PasswordRule = 'short' | 'long' | 'classes' | 'name' | 'common' | 'reused';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
/** From this length on it need not mix kinds of characters. */
export const PASSPHRASE_MIN = 20;
export const CLASSES_WANTED = 3;
/** The one in use and those before it. */
export const PASSWORDS_REMEMBERED = 5;

/**
 * The first rule that a password breaks, or null: 12 to 128 characters; three of lower case, upper case, digit and other, or at least 20
 * characters; neither the person's name nor a common password inside a few more characters. Length is counted in code points.
 */
export function findBrokenRule(password: string, name: string): Exclude<PasswordRule, 'reused'> | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'short';
  if (length > PASSWORD_MAX) return 'long';
  if (length < PASSPHRASE_MIN && countClasses(password) < CLASSES_WANTED) return 'classes';
  const folded = foldName(password);
  if (holdsMostly(folded, foldName(name))) return 'name';
  if (COMMON.some((common) => holdsMostly(folded, common)) || isMonotonous(folded)) return 'common';
  return null;
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

function countClasses(password: string): number {
  return CLASSES.filter((kind) => kind.test(password)).length;
}

/** Few characters are left once the word is taken out. */
const LEFT_OVER = 6;

function holdsMostly(folded: string, word: string): boolean {
  if (word === '' || !folded.includes(word)) return false;
  return [...folded.replaceAll(word, '')].length < LEFT_OVER;
}

/** At most four different characters: `aaaaAAAA1111....` mixes kinds, but is no secret. */
function isMonotonous(folded: string): boolean {
  return new Set(folded).size <= 4;
}

/** A short list: what lists of leaked passwords begin with, long enough to pass the length, and what lies near here. */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'administrator',
  'admin',
  'qwertyuiop',
  'qwerty',
  '1qaz2wsx',
  '1q2w3e4r',
  'abcdefgh',
  'abcd1234',
  'abc123',
  '12345678',
  '123456',
  '87654321',
  '11111111',
  '00000000',
  '5201314',
  'iloveyou',
  'letmein',
  'welcome',
  'changeme',
  'dragon',
  'monkey',
  'woaini',
  'beijing',
  'dusttwin',
  'dust-twin',
  'dust twin',
  '尘境',
  '密码',
];

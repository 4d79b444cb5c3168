export type UsccFault = 'length' | 'characters' | 'check-digit';

/**
 * What is unusual about a unified social credit code, or null. GB 32100-2015: 18 characters of `0-9A-HJ-NPQRTUWXY`, the
 * last one a check digit, (31 - sum of value x weight mod 31) mod 31. Codes in use that fail it are known: only warn.
 */
export function checkUscc(code: string): UsccFault | null {
  if (code.length !== 18) return 'length';
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'characters';
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  return values[17] === (31 - (sum % 31)) % 31 ? null : 'check-digit';
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, 2 passes, 1 lane. The library's calls run on another thread. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A new hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(form(password), COST);
}

/**
 * Whether the password is the one that was hashed. Where there is no hash a hash that belongs to nobody is compared: it takes as long
 * and is never right.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isRight = await verify(passwordHash ?? NOBODYS, form(password));
  return isRight && passwordHash !== null;
}

/** The same letters typed on another keyboard are the same password (NFKC, as NIST SP 800-63B asks). */
function form(password: string): string {
  return password.normalize('NFKC');
}

const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$vrfefky0QRsIMoUHZoX47Q$B6Dp7KHsUD+rzj4ospHMaLDM3aIRNS0jpy9O+N07LCE';

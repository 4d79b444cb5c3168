/** One form for names that look the same: compatibility forms made one (NFKC), in lower case, without blanks around. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** At most 200 characters of a text from outside, safe to keep and to show: no control, format or separator characters. */
export function printable(text: string): string {
  return [...text.slice(0, 400)]
    .slice(0, 200)
    .join('')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�');
}

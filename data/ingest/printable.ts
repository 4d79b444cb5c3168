/**
 * The first `limit` characters of a text that came from outside, safe to store and to show:
 * control characters and lone surrogates become `�`, and no surrogate pair is cut in half.
 */
export function printable(text: string, limit: number): string {
  let shown = '';
  let count = 0;
  for (const character of text.length > limit * 2 ? text.slice(0, limit * 2) : text) {
    if (count === limit) break;
    shown += UNPRINTABLE.test(character) ? '�' : character;
    count += 1;
  }
  return shown;
}

/** Control, format (bidirectional overrides among them), surrogate, line and paragraph separators. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

import glyphs from './glyphs.json';

/** Advance and outline of each character, 200 units to the em, y down. Outlines of Noto Sans CJK SC Regular (SIL Open Font License 1.1). */
const GLYPHS = glyphs as unknown as Readonly<Record<string, readonly [number, string]>>;
const EM = 200;

export interface TextStyle {
  /** Left edge and baseline, px. */
  readonly x: number;
  readonly y: number;
  /** Height of the em, px. */
  readonly size: number;
  readonly fill: string;
  readonly opacity?: number;
}

/** One line of text as SVG outlines, so that no font need be installed. A character without an outline becomes "?". */
export function glyphText(text: string, style: TextStyle): string {
  const scale = style.size / EM;
  let advance = 0;
  let outlines = '';
  for (const character of text) {
    const [width, outline] = GLYPHS[character] ?? GLYPHS['?'] ?? [EM, ''];
    if (outline) outlines += `<path transform="translate(${advance})" d="${outline}"/>`;
    advance += width;
  }
  const opacity = style.opacity === undefined ? '' : ` opacity="${style.opacity}"`;
  return `<g transform="translate(${style.x} ${style.y}) scale(${scale})" fill="${style.fill}"${opacity}>${outlines}</g>`;
}

/** Width of a line of text in px at a size. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += (GLYPHS[character] ?? GLYPHS['?'] ?? [EM, ''])[0];
  return (units * size) / EM;
}

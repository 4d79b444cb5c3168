import type { CityPalette } from './city-palette';
import type { DistrictLook } from './create-relief';
import { reliefHeightKm } from './relief-height';
import type { DistrictSummary } from './summarise-districts';

/** Summary -> height and colours of a district: grey where nothing is, tinted by the level of its actual risk. */
export function districtLook(
  summary: DistrictSummary,
  palette: CityPalette,
  selected: boolean,
): DistrictLook {
  const level = summary.actualLevel;
  const fill = level
    ? mixColours(palette.relief, palette.levels[level], palette.fill[level])
    : palette.relief;
  const quietLine = level ? mixColours(palette.outline, palette.levels[level], 0.45) : palette.line;
  return {
    heightKm: reliefHeightKm(summary.actual),
    fill,
    line: selected ? palette.selected : quietLine,
    outline: selected ? palette.selected : palette.outline,
    foot: level ? mixColours(palette.foot, fill, 0.25) : palette.foot,
  };
}

/** `mixColours('#000000', '#ffffff', 0.5)` gives `#808080`; in sRGB, as a designer mixes. */
export function mixColours(from: string, to: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** A label that wants a place: its anchor on the screen and its size, CSS pixels. */
export interface WantedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True for a label that would hide what it names if it stood above it. */
  readonly beside?: boolean;
  /** Greater is placed first. */
  readonly priority: number;
}

/** CSS pixels. `top` and `bottom` are strips that buttons and the legend keep for themselves. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly top?: number;
  readonly bottom?: number;
}

export interface LabelPlace {
  /** Left upper corner. */
  readonly left: number;
  readonly top: number;
}

interface Rectangle extends LabelPlace {
  readonly right: number;
  readonly bottom: number;
}

const GAP_PX = 4;
const STEM_PX = 18;

/**
 * Gives labels a place near their anchor so that no two overlap and all are inside the picture.
 * The most important come first; one that finds no place in any of its positions is left out.
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  picture: Picture,
): ReadonlyMap<string, LabelPlace> {
  const placed = new Map<string, LabelPlace>();
  const taken: Rectangle[] = [];
  const order = [...labels].sort((a, b) => b.priority - a.priority || a.id.localeCompare(b.id));
  for (const label of order) {
    const spot = positionsOf(label).find(
      (each) => isInside(each, picture) && !taken.some((other) => touches(each, other)),
    );
    if (!spot) continue;
    taken.push(spot);
    placed.set(label.id, { left: spot.left, top: spot.top });
  }
  return placed;
}

/** Above first, then to the sides, then higher up, then below. */
function positionsOf(label: WantedLabel): readonly Rectangle[] {
  const { x, y, width, height } = label;
  const at = (left: number, top: number): Rectangle => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });
  const above = y - STEM_PX - height;
  const higher = above - height - GAP_PX;
  const highest = higher - height - GAP_PX;
  const wide = [at(x + STEM_PX * 4, y - height / 2), at(x - STEM_PX * 4 - width, y - height / 2)];
  return [
    ...(label.beside ? wide : []),
    at(x - width / 2, above),
    at(x + STEM_PX, y - height / 2),
    at(x - STEM_PX - width, y - height / 2),
    at(x - width * 0.1, above),
    at(x - width * 0.9, above),
    at(x - width / 2, higher),
    at(x + STEM_PX * 2, y - height * 1.6),
    at(x - STEM_PX * 2 - width, y - height * 1.6),
    at(x - width / 2, highest),
    at(x - width / 2, y + STEM_PX),
    at(x + STEM_PX * 2, y + height * 0.8),
    at(x - STEM_PX * 2 - width, y + height * 0.8),
  ];
}

function isInside(spot: Rectangle, picture: Picture): boolean {
  const top = picture.top ?? 0;
  const bottom = picture.height - (picture.bottom ?? 0);
  return spot.left >= 0 && spot.top >= top && spot.right <= picture.width && spot.bottom <= bottom;
}

function touches(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left < b.right + GAP_PX &&
    b.left < a.right + GAP_PX &&
    a.top < b.bottom + GAP_PX &&
    b.top < a.bottom + GAP_PX
  );
}

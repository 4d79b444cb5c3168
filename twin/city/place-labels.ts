/** How a label may stand to its anchor. */
export const STAND = {
  /** Always there and always in the way of others: an icon, a pillar. */
  fixed: 0,
  /** On its anchor, or a little off it. */
  centred: 1,
  /** Right, left, above or below its anchor. */
  beside: 2,
} as const;

/** Labels in the order of their weight, as columns so that placing allocates nothing. Lengths in pixels, y downwards. */
export interface LabelField {
  readonly count: number;
  /** Anchors of all labels one after another; NaN keeps one out of the picture. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Where the anchors of each label begin, and behind the last. */
  readonly first: Uint32Array;
  readonly width: Float32Array;
  readonly height: Float32Array;
  /** Values of STAND. */
  readonly stand: Uint8Array;
  /** Free distance between anchor and label. */
  readonly gap: Float32Array;
  /** Answers: upper left corner, and 1 where the label is shown. */
  readonly left: Float32Array;
  readonly top: Float32Array;
  readonly shown: Uint8Array;
}

/** An empty field for labels with so many anchors each. */
export function createLabelField(anchors: readonly number[]): LabelField {
  const capacity = anchors.length;
  const first = new Uint32Array(capacity + 1);
  anchors.forEach((count, i) => {
    first[i + 1] = (first[i] as number) + count;
  });
  const column = () => new Float32Array(capacity);
  return {
    count: capacity,
    x: new Float32Array(first[capacity] as number),
    y: new Float32Array(first[capacity] as number),
    first,
    width: column(),
    height: column(),
    stand: new Uint8Array(capacity),
    gap: column(),
    left: column(),
    top: column(),
    shown: new Uint8Array(capacity),
  };
}

/** Where labels may stand. Lengths in pixels. */
export interface LabelPicture {
  readonly width: number;
  readonly height: number;
  /** Side of the square in the upper right corner that is kept free for the compass. */
  readonly corner: number;
}

/**
 * Places labels greedily by weight: each takes the first place at the first of its anchors that is inside the picture and touches no label
 * shown before it; one that finds none is not shown. Fixed ones are always shown. Allocates nothing.
 */
export function placeLabels(field: LabelField, picture: LabelPicture): void {
  for (let i = 0; i < field.count; i++) {
    field.shown[i] = 0;
    const end = field.first[i + 1] as number;
    for (let anchor = field.first[i] as number; anchor < end && !field.shown[i]; anchor++) {
      if (isPlaced(field, i, anchor, picture)) field.shown[i] = 1;
    }
  }
}

function isPlaced(field: LabelField, i: number, anchor: number, picture: LabelPicture): boolean {
  if (Number.isNaN(field.x[anchor])) return false;
  const places = PLACES[field.stand[i] as number] as number;
  for (let place = 0; place < places; place++) {
    stand(field, i, anchor, place);
    if (field.stand[i] === STAND.fixed || isFree(field, i, picture)) return true;
  }
  return false;
}

/** Of a centred label, nearest first: to the right in its own widths, down in its own heights. */
const NUDGES = [
  [0, 0],
  [0, 0.5],
  [0, -0.5],
  [0.3, 0],
  [-0.3, 0],
] as const;
/** Of a label beside its anchor: right and down; at the sides a step down leaves its upper edge at the anchor's height. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [0, -1],
  [0, 1],
  [0.5, -1],
  [-0.5, -1],
  [0.5, 1],
  [-0.5, 1],
] as const;
/** Number of places by STAND. */
const PLACES = [1, NUDGES.length, SIDES.length] as const;
/** Air between two labels. */
const AIR_PX = 2;

function stand(field: LabelField, i: number, anchor: number, place: number): void {
  const [x, y] = [field.x[anchor] as number, field.y[anchor] as number];
  const [width, height, gap] = [field.width[i] as number, field.height[i] as number, field.gap[i] as number];
  let left = x - width / 2;
  let top = y - height / 2;
  const nudge = field.stand[i] === STAND.centred ? NUDGES[place] : undefined;
  if (nudge) {
    left += nudge[0] * width;
    top += nudge[1] * height;
  }
  if (field.stand[i] === STAND.beside) {
    const [right, down] = SIDES[place] as (typeof SIDES)[number];
    left += right * (gap + width / 2);
    top += down * (Math.abs(right) === 1 ? height / 2 : gap + height / 2);
  }
  field.left[i] = left;
  field.top[i] = top;
}

function isFree(field: LabelField, i: number, picture: LabelPicture): boolean {
  const left = (field.left[i] as number) - AIR_PX;
  const top = (field.top[i] as number) - AIR_PX;
  const right = left + (field.width[i] as number) + 2 * AIR_PX;
  const bottom = top + (field.height[i] as number) + 2 * AIR_PX;
  if (left < 0 || top < 0 || right > picture.width || bottom > picture.height) return false;
  if (right > picture.width - picture.corner && top < picture.corner) return false;
  for (let k = 0; k < i; k++) {
    if (!field.shown[k]) continue;
    const otherLeft = field.left[k] as number;
    const otherTop = field.top[k] as number;
    const apart =
      right <= otherLeft ||
      left >= otherLeft + (field.width[k] as number) ||
      bottom <= otherTop ||
      top >= otherTop + (field.height[k] as number);
    if (!apart) return false;
  }
  return true;
}

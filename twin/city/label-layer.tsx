import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { Vector3 } from 'three';
import styles from './city-scene.module.css';
import type { MapLabel } from './map-label';
import { createLabelField, type LabelField, placeLabels } from './place-labels';
import type { PlanePoint } from './projection';

/** The DOM elements of the labels, by key; the driver moves them, React only makes them. */
export type LabelElements = Map<string, HTMLElement>;

/** Labels as plain DOM above the canvas: crisp, in the system's type. The list beside the map says the same to readers. */
export function LabelLayer({ labels, elements }: { labels: readonly MapLabel[]; elements: LabelElements }) {
  return (
    <div className={styles.labels} aria-hidden="true">
      {labels.map((label) =>
        label.content === null ? null : (
          <div
            key={label.key}
            className={styles.label}
            ref={(element) => {
              if (!element) return;
              elements.set(label.key, element);
              return () => void elements.delete(label.key);
            }}
          >
            {label.content}
          </div>
        ),
      )}
    </div>
  );
}

interface Driver {
  readonly labels: readonly MapLabel[];
  readonly elements: LabelElements;
  readonly kmPerPx: RefObject<number>;
  readonly shownTexts: RefObject<readonly string[]>;
  /** Times the sizes in pixels, for walls that are seen from afar. */
  readonly magnify: number;
}

/** Inside the canvas: projects the anchors once a frame, places the labels, and moves those whose place changed. */
export function LabelDriver({ labels, elements, kmPerPx, shownTexts, magnify }: Driver) {
  const size = useThree((state) => state.size);
  const camera = useThree((state) => state.camera);
  const invalidate = useThree((state) => state.invalidate);
  const field = useMemo(() => createLabelField(labels.map(({ spots }) => spots.length)), [labels]);
  const written = useMemo(() => new Int32Array(labels.length * 2).fill(UNSET), [labels]);
  const point = useRef(new Vector3());

  useLayoutEffect(() => {
    measure(field, labels, elements, magnify);
    invalidate();
  }, [field, labels, elements, magnify, invalidate]);

  useFrame(() => {
    camera.updateMatrixWorld();
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] as MapLabel;
      const first = field.first[i] as number;
      const height = label.groundKm + label.risePx * kmPerPx.current;
      for (let k = 0; k < label.spots.length; k++) {
        const spot = label.spots[k] as PlanePoint;
        point.current.set(spot[0], height, -spot[1]).project(camera);
        const isAhead = point.current.z < 1;
        field.x[first + k] = isAhead ? (point.current.x * 0.5 + 0.5) * size.width : Number.NaN;
        field.y[first + k] = (0.5 - point.current.y * 0.5) * size.height - label.liftPx * magnify;
      }
    }
    placeLabels(field, {
      width: size.width,
      height: size.height - NOTE_PX * magnify,
      corner: COMPASS_PX * magnify,
    });
    if (moveElements(field, written, labels, elements)) shownTexts.current = textsOf(field, labels);
  }, AFTER_CAMERA);

  return null;
}

/** After the camera rig; below zero, because anything above stops the renderer from drawing by itself. */
const AFTER_CAMERA = -50;

/** Foot of the picture, kept free for the note that the map is schematic. */
const NOTE_PX = 36;
/** The compass in the upper right corner with its margin. */
const COMPASS_PX = 54;

const UNSET = -2_000_000;
const HIDDEN = -1_000_000;

function measure(
  field: LabelField,
  labels: readonly MapLabel[],
  elements: LabelElements,
  magnify: number,
): void {
  labels.forEach((label, i) => {
    const element = elements.get(label.key);
    field.width[i] = label.sizePx ? label.sizePx[0] * magnify : (element?.offsetWidth ?? 0);
    field.height[i] = label.sizePx ? label.sizePx[1] * magnify : (element?.offsetHeight ?? 0);
    field.stand[i] = label.stand;
    field.gap[i] = label.gapPx * magnify;
  });
}

/** Writes only what changed by a whole pixel. Answers whether a label came or went. */
function moveElements(
  field: LabelField,
  written: Int32Array,
  labels: readonly MapLabel[],
  elements: LabelElements,
): boolean {
  let cameOrWent = false;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as MapLabel;
    if (label.content === null) continue;
    const isShown = field.shown[i] === 1;
    const left = isShown ? Math.round(field.left[i] as number) : HIDDEN;
    const top = isShown ? Math.round(field.top[i] as number) : HIDDEN;
    if (written[2 * i] === left && written[2 * i + 1] === top) continue;
    const wasShown = written[2 * i] !== HIDDEN && written[2 * i] !== UNSET;
    if (wasShown !== isShown || written[2 * i] === UNSET) cameOrWent = true;
    written[2 * i] = left;
    written[2 * i + 1] = top;
    const element = elements.get(label.key);
    if (!element) continue;
    element.style.visibility = isShown ? 'visible' : 'hidden';
    if (isShown) element.style.transform = `translate(${left}px, ${top}px)`;
  }
  return cameOrWent;
}

function textsOf(field: LabelField, labels: readonly MapLabel[]): string[] {
  return labels.flatMap((label, i) => (field.shown[i] === 1 && label.text !== '' ? [label.text] : []));
}

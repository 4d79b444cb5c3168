import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { Vector3 } from 'three';
import styles from './city-scene.module.css';
import type { MapLabel } from './map-label';
import { createLabelField, type LabelField, placeLabels } from './place-labels';

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
}

/** Inside the canvas: projects the anchors once a frame, places the labels, and moves those whose place changed. */
export function LabelDriver({ labels, elements, kmPerPx, shownTexts }: Driver) {
  const size = useThree((state) => state.size);
  const camera = useThree((state) => state.camera);
  const invalidate = useThree((state) => state.invalidate);
  const field = useMemo(() => createLabelField(labels.length), [labels]);
  const written = useMemo(() => new Int32Array(labels.length * 2).fill(UNSET), [labels]);
  const point = useRef(new Vector3());

  useLayoutEffect(() => {
    measure(field, labels, elements);
    invalidate();
  }, [field, labels, elements, invalidate]);

  useFrame(() => {
    camera.updateMatrixWorld();
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] as MapLabel;
      point.current
        .set(label.east, label.groundKm + label.risePx * kmPerPx.current, -label.north)
        .project(camera);
      const isAhead = point.current.z < 1;
      field.x[i] = isAhead ? (point.current.x * 0.5 + 0.5) * size.width : Number.NaN;
      field.y[i] = (0.5 - point.current.y * 0.5) * size.height - label.liftPx;
    }
    placeLabels(field, size.width, size.height);
    if (moveElements(field, written, labels, elements)) shownTexts.current = textsOf(field, labels);
  }, AFTER_CAMERA);

  return null;
}

/** After the camera rig; below zero, because anything above stops the renderer from drawing by itself. */
const AFTER_CAMERA = -50;

const UNSET = -2_000_000;
const HIDDEN = -1_000_000;

function measure(field: LabelField, labels: readonly MapLabel[], elements: LabelElements): void {
  field.count = labels.length;
  labels.forEach((label, i) => {
    const element = elements.get(label.key);
    field.width[i] = label.sizePx?.[0] ?? element?.offsetWidth ?? 0;
    field.height[i] = label.sizePx?.[1] ?? element?.offsetHeight ?? 0;
    field.stand[i] = label.stand;
    field.gap[i] = label.gapPx;
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

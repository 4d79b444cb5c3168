import { useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useRef } from 'react';
import { type Camera, Vector3 } from 'three';
import type { Mark } from './build-labels';
import { pillarHeightPx } from './create-pillars';
import { type PickableDistrict, pickDistrict, pickPillar, type ScreenSegment } from './pick-on-map';

/** What the pointer is on. */
export type MapHit =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'district'; readonly code: string };

export interface MapPointerProps {
  readonly marks: readonly Mark[];
  readonly districts: readonly PickableDistrict[];
  readonly kmPerPx: RefObject<number>;
  readonly onHover: (hit: MapHit | null) => void;
  readonly onClick: (hit: MapHit | null) => void;
}

/** A press that moves farther than this is a drag. */
const CLICK_SLOP_PX = 5;
const REACH_PX = 16;
/** The icon above a pillar belongs to it. */
const ICON_REACH_PX = 34;

/** Turns the pointer on the canvas into what it points at. Looks once per frame at most, not once per event. */
export function MapPointer(props: MapPointerProps) {
  const canvas = useThree((state) => state.gl.domElement);
  const camera = useThree((state) => state.camera);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let pressed: { x: number; y: number } | null = null;
    let due = 0;
    const hitAt = (event: PointerEvent) => hit(latest.current, camera, canvas, event);
    const down = (event: PointerEvent) => {
      pressed = event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    };
    const up = (event: PointerEvent) => {
      const still =
        pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= CLICK_SLOP_PX;
      pressed = null;
      if (still) latest.current.onClick(hitAt(event));
    };
    const move = (event: PointerEvent) => {
      if (pressed || due || event.buttons !== 0) return;
      due = requestAnimationFrame(() => {
        due = 0;
        const found = hitAt(event);
        canvas.style.cursor = found ? 'pointer' : 'grab';
        latest.current.onHover(found);
      });
    };
    const leave = () => latest.current.onHover(null);
    canvas.addEventListener('pointerdown', down);
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerleave', leave);
    return () => {
      cancelAnimationFrame(due);
      canvas.removeEventListener('pointerdown', down);
      canvas.removeEventListener('pointerup', up);
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerleave', leave);
    };
  }, [canvas, camera]);

  return null;
}

function hit(
  props: MapPointerProps,
  camera: Camera,
  canvas: HTMLCanvasElement,
  event: PointerEvent,
): MapHit | null {
  const box = canvas.getBoundingClientRect();
  const pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
  const segmentOf = segmentReader(props, camera, box);
  const index = pickPillar(props.marks.length, segmentOf, { ...pointer, reachPx: REACH_PX });
  const mark = props.marks[index];
  if (mark) return { kind: 'mark', mark };
  const code = pickDistrict(props.districts, sightLine(camera, pointer, box));
  return code === null ? null : { kind: 'district', code };
}

/** Projects foot and top of one pillar into the same object again and again. */
function segmentReader(
  props: MapPointerProps,
  camera: Camera,
  box: DOMRect,
): (index: number) => ScreenSegment | null {
  const point = new Vector3();
  const segment = { footX: 0, footY: 0, topX: 0, topY: 0 };
  return (index) => {
    const mark = props.marks[index];
    if (!mark) return null;
    const { east, north, extreme, warning } = mark.gathering;
    point.set(east, mark.groundKm, -north).project(camera);
    if (point.z >= 1) return null;
    segment.footX = (point.x * 0.5 + 0.5) * box.width;
    segment.footY = (0.5 - point.y * 0.5) * box.height;
    point.set(east, mark.groundKm + pillarHeightPx(extreme) * props.kmPerPx.current, -north).project(camera);
    segment.topX = (point.x * 0.5 + 0.5) * box.width;
    segment.topY = (0.5 - point.y * 0.5) * box.height - (warning ? ICON_REACH_PX : 0);
    return segment;
  };
}

function sightLine(camera: Camera, pointer: { x: number; y: number }, box: DOMRect) {
  const origin = camera.position;
  const far = new Vector3((pointer.x / box.width) * 2 - 1, 1 - (pointer.y / box.height) * 2, 0.5).unproject(
    camera,
  );
  far.sub(origin).normalize();
  return { origin: [origin.x, origin.y, origin.z], direction: [far.x, far.y, far.z] } as const;
}

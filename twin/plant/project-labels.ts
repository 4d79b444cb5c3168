import { type PerspectiveCamera, Vector3 } from 'three';
import { type Box, segmentEntry } from '../collector/geometry/box';
import type { V3 } from '../collector/geometry/vector';
import type { PartId } from '../collector/parts';
import type { PlantLayout } from './geometry/layout-plant';
import { type LabelPlace, placeLabels, type WantedLabel } from './geometry/place-labels';
import type { LabelNode } from './label-layer';

const SOLID_PARTS: ReadonlySet<PartId> = new Set(['filter', 'tank', 'spray', 'fan']);

/** Height of the preset buttons above and of the legend below, with their distance from the border. */
const STRIPS = { top: 46, bottom: 46 };

/** Puts every label where it belongs for the camera: placed without overlap, faded when its anchor is behind the model. Answers the texts that show. */
export function projectLabels(
  nodes: ReadonlyMap<string, LabelNode>,
  camera: PerspectiveCamera,
  layout: PlantLayout,
  picture: { readonly width: number; readonly height: number },
): readonly string[] {
  const anchors = new Map<string, { readonly x: number; readonly y: number }>();
  const wanted: WantedLabel[] = [];
  const point = new Vector3();
  for (const [id, node] of nodes) {
    point.set(...node.label.anchor).project(camera);
    if (point.z > 1) continue;
    const x = ((point.x + 1) / 2) * picture.width;
    const y = ((1 - point.y) / 2) * picture.height;
    anchors.set(id, { x, y });
    wanted.push({
      id,
      x,
      y,
      width: node.width,
      height: node.height,
      priority: node.label.priority,
      beside: node.label.content.kind === 'part',
    });
  }
  const places = placeLabels(wanted, { ...picture, ...STRIPS });
  const texts: string[] = [];
  for (const [id, node] of nodes) {
    const place = places.get(id);
    const anchor = anchors.get(id);
    setVisible(node, place !== undefined);
    if (!place || !anchor) continue;
    texts.push(node.element.textContent ?? '');
    const hidden = isBehind(node.label.anchor, camera, layout);
    node.element.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
    node.element.dataset.behind = String(hidden);
    drawStem(node, place, anchor, hidden);
  }
  return texts;
}

function setVisible(node: LabelNode, visible: boolean): void {
  const visibility = visible ? 'visible' : 'hidden';
  node.element.style.visibility = visibility;
  if (node.stem) node.stem.style.visibility = visibility;
}

/** From the anchor to the nearest point of the label's border. */
function drawStem(
  node: LabelNode,
  place: LabelPlace,
  anchor: { readonly x: number; readonly y: number },
  hidden: boolean,
): void {
  if (!node.stem) return;
  const x = Math.min(place.left + node.width, Math.max(place.left, anchor.x));
  const y = Math.min(place.top + node.height, Math.max(place.top, anchor.y));
  node.stem.setAttribute('x1', anchor.x.toFixed(1));
  node.stem.setAttribute('y1', anchor.y.toFixed(1));
  node.stem.setAttribute('x2', x.toFixed(1));
  node.stem.setAttribute('y2', y.toFixed(1));
  node.stem.style.opacity = hidden ? '0.25' : '0.8';
}

/** True when a housing stands between the camera and the anchor. A housing that holds the anchor is open in front. */
export function isBehind(anchor: V3, camera: PerspectiveCamera, layout: PlantLayout): boolean {
  const eye: V3 = [camera.position.x, camera.position.y, camera.position.z];
  return layout.parts.some((each) => {
    if (!SOLID_PARTS.has(each.part) || contains(each.box, anchor)) return false;
    const entry = segmentEntry(each.box, eye, anchor);
    return entry !== null && entry < 0.985;
  });
}

function contains(box: Box, point: V3): boolean {
  return ([0, 1, 2] as const).every(
    (axis) => point[axis] >= box.min[axis] - 0.3 && point[axis] <= box.max[axis] + 0.3,
  );
}

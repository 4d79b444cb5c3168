import {
  BufferAttribute,
  BufferGeometry,
  Color,
  EdgesGeometry,
  LineBasicMaterial,
  LineSegments,
} from 'three';
import { LEVEL_COLOURS } from '../appearance';
import type { Solid } from '../collector/geometry/solid';
import type { Actor } from './actor';
import { makeShape } from './make-geometry';
import type { Palette } from './palette';
import type { PlantView } from './plant-view';

const SHARP_DEG = 32;

/** Thin lines along every sharp edge: one draw call for the plant. They stay when a part is hollow. */
export function createEdges(solids: readonly Solid[], palette: Palette): Actor {
  const lined = solids.filter(
    (each) => each.edges && !each.motion && each.tone !== 'sight' && each.tone !== 'hazard',
  );
  const pieces = lined.map((each) => edgePositions(each));
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const positions = new Float32Array(total);
  const colours = new Float32Array((total / 3) * 4);
  const ranges: { readonly start: number; readonly count: number }[] = [];
  let next = 0;
  for (const piece of pieces) {
    positions.set(piece, next * 3);
    ranges.push({ start: next, count: piece.length / 3 });
    next += piece.length / 3;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  const attribute = new BufferAttribute(colours, 4);
  geometry.setAttribute('color', attribute);
  const material = new LineBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
  const lines = new LineSegments(geometry, material);
  lines.frustumCulled = false;
  lines.renderOrder = 2;
  const colourOf = createEdgeColours(palette);
  return {
    object: lines,
    show(view) {
      lined.forEach((each, index) => {
        const range = ranges[index];
        if (!range) return;
        const { colour, alpha } = colourOf(each, view);
        for (let vertex = range.start; vertex < range.start + range.count; vertex += 1) {
          attribute.setXYZW(vertex, colour.r, colour.g, colour.b, alpha);
        }
      });
      attribute.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

function edgePositions(each: Solid): Float32Array {
  const shape = makeShape(each.shape);
  const geometry = shape.build();
  const edges = new EdgesGeometry(geometry, SHARP_DEG);
  edges.applyMatrix4(shape.matrix);
  const array = new Float32Array(edges.getAttribute('position').array);
  geometry.dispose();
  edges.dispose();
  return array;
}

interface EdgeColour {
  readonly colour: Color;
  readonly alpha: number;
}

function createEdgeColours(palette: Palette): (each: Solid, view: PlantView) => EdgeColour {
  const plain: EdgeColour = { colour: new Color(palette.edge), alpha: 0.75 };
  const hollow: EdgeColour = { colour: new Color(palette.edgeHollow), alpha: 0.7 };
  const chosen: EdgeColour = { colour: new Color(palette.edgeSelected), alpha: 0.95 };
  const levels = new Map(
    Object.entries(LEVEL_COLOURS).map(([level, hex]) => [
      level,
      { colour: new Color(hex).multiplyScalar(0.35), alpha: 0.9 },
    ]),
  );
  return (each, view) => {
    if (each.part === 'building') return plain;
    const system = view.collectors.get(each.collector);
    if (each.part === 'structure') return system?.online === true ? plain : hollow;
    const look = system?.parts.get(each.part);
    const isSelected = view.selected?.collector === each.collector && view.selected.part === each.part;
    if (isSelected) return chosen;
    if (look?.level) return levels.get(look.level) ?? plain;
    return look?.hollow === false ? plain : hollow;
  };
}

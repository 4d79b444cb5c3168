import { BoxGeometry, InstancedMesh, Matrix4, MeshBasicMaterial, Vector3 } from 'three';
import { pathLength } from '../collector/geometry/round-path';
import { distance, type V3 } from '../collector/geometry/vector';
import type { Actor, FrameStep } from './actor';
import type { Stream } from './geometry/build-ducts';
import type { Palette } from './palette';
import type { PlantView } from './plant-view';

/** Metres between streaks of one stream, and how much slower than the air they are drawn, so that the eye can follow. */
const SPACING_M = 2.4;
const SLOWER = 0.14;
const LENGTH_M = 0.42;

interface Track {
  readonly collector: string;
  readonly points: readonly Vector3[];
  /** Metres from the start at each point. */
  readonly reach: readonly number[];
  readonly length: number;
  readonly count: number;
  readonly radius: number;
}

/** Short dashes that slide along the ducts with the air, on the side that shows. */
export function createStreaks(streams: readonly Stream[], palette: Palette): Actor {
  const tracks = streams.map(toTrack);
  const total = tracks.reduce((sum, track) => sum + track.count, 0);
  const geometry = new BoxGeometry(1, 1, 1);
  const material = new MeshBasicMaterial({ color: palette.streak });
  const mesh = new InstancedMesh(geometry, material, Math.max(1, total));
  mesh.frustumCulled = false;
  mesh.count = total;
  const travelled = new Map<string, number>();
  const matrix = new Matrix4();
  const pen = createPen();

  const place = (view: PlantView): void => {
    let slot = 0;
    for (let number = 0; number < tracks.length; number += 1) {
      const track = tracks[number];
      if (!track) continue;
      const system = view.collectors.get(track.collector);
      const visible = system?.online === true && system.air.metresPerSecond > 0.2;
      const shift = travelled.get(track.collector) ?? 0;
      for (let index = 0; index < track.count; index += 1) {
        const at = (shift + (index + ((number * 0.37) % 1)) * (track.length / track.count)) % track.length;
        pen(track, visible ? at : -1, (number * 7 + index * 3) % 5, matrix);
        mesh.setMatrixAt(slot, matrix);
        slot += 1;
      }
    }
    mesh.instanceMatrix.needsUpdate = true;
  };
  const move = (view: PlantView, { delta }: FrameStep): void => {
    if (view.reducedMotion) return;
    for (const [collector, system] of view.collectors) {
      const speed = system.air.metresPerSecond * SLOWER;
      travelled.set(collector, ((travelled.get(collector) ?? 0) + speed * delta) % 10_000);
    }
    place(view);
  };
  return {
    object: mesh,
    show: place,
    move,
    dispose() {
      mesh.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}

function toTrack(stream: Stream): Track {
  const length = pathLength(stream.path);
  let reached = 0;
  const reach = stream.path.map((point: V3, index) => {
    if (index > 0) reached += distance(stream.path[index - 1] ?? point, point);
    return reached;
  });
  return {
    collector: stream.collector,
    points: stream.path.map((point) => new Vector3(...point)),
    reach,
    length,
    count: Math.max(2, Math.round(length / SPACING_M)),
    radius: stream.radius,
  };
}

/** Writes the matrix of one dash; made once, so that a frame allocates nothing. */
function createPen(): (track: Track, at: number, lane: number, out: Matrix4) => void {
  const tangent = new Vector3();
  const outward = new Vector3();
  const side = new Vector3();
  const point = new Vector3();
  const viewer = new Vector3(0.35, 0.75, 0.6).normalize();
  return (track, at, lane, out) => {
    if (at < 0) {
      out.makeScale(0, 0, 0);
      return;
    }
    let index = 1;
    while (index < track.reach.length - 1 && (track.reach[index] ?? 0) < at) index += 1;
    const from = track.points[index - 1];
    const to = track.points[index];
    if (!from || !to) return;
    const start = track.reach[index - 1] ?? 0;
    const share = (at - start) / Math.max(1e-6, (track.reach[index] ?? 0) - start);
    tangent.subVectors(to, from).normalize();
    point.lerpVectors(from, to, share);
    outward.copy(viewer).addScaledVector(tangent, -viewer.dot(tangent)).normalize();
    side.crossVectors(tangent, outward);
    const angle = (lane - 2) * 0.42;
    outward.multiplyScalar(Math.cos(angle)).addScaledVector(side, Math.sin(angle));
    side.crossVectors(tangent, outward);
    point.addScaledVector(outward, track.radius * 1.02);
    out.makeBasis(tangent, outward, side).setPosition(point);
    scaleBasis(out, LENGTH_M, 0.012, Math.min(0.06, track.radius * 0.5));
  };
}

function scaleBasis(matrix: Matrix4, x: number, y: number, z: number): void {
  const { elements } = matrix;
  for (let row = 0; row < 3; row += 1) {
    elements[row] = (elements[row] ?? 0) * x;
    elements[4 + row] = (elements[4 + row] ?? 0) * y;
    elements[8 + row] = (elements[8 + row] ?? 0) * z;
  }
}

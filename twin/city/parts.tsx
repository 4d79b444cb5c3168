import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Mesh } from 'three';
import type { Mark } from './build-labels';
import type { CityPalette } from './city-palette';
import { createAreaOverlay, type OverlayArea } from './create-area-overlay';
import { createBackdrop } from './create-backdrop';
import { createPillars, PILLAR_PX, pillarBreadth, type StandingPillar } from './create-pillars';
import type { DistrictLook, Relief } from './create-relief';
import type { Projection } from './projection';

export interface ReliefPartProps {
  readonly relief: Relief;
  readonly looks: ReadonlyMap<string, DistrictLook>;
  readonly magnify: number;
}

/** Districts and their boundaries. */
export function ReliefPart({ relief, looks, magnify }: ReliefPartProps) {
  const invalidate = useThree((state) => state.invalidate);
  useLayoutEffect(() => {
    relief.setLineWidth(LINE_PX * magnify);
    relief.apply((code) => looks.get(code) ?? NO_LOOK);
    invalidate();
  }, [relief, looks, magnify, invalidate]);
  useEffect(() => relief.dispose, [relief]);
  return <primitive object={relief.object} />;
}

/** Width of a boundary. */
const LINE_PX = 1.2;
const NO_LOOK: DistrictLook = {
  heightKm: 0,
  fill: '#808080',
  line: '#808080',
  outline: '#808080',
  foot: '#808080',
};

/** Plate and graticule. */
export function BackdropPart({ projection, palette }: { projection: Projection; palette: CityPalette }) {
  const invalidate = useThree((state) => state.invalidate);
  const backdrop = useMemo(() => createBackdrop(projection), [projection]);
  useLayoutEffect(() => {
    backdrop.apply(palette);
    invalidate();
  }, [backdrop, palette, invalidate]);
  useEffect(() => backdrop.dispose, [backdrop]);
  return <primitive object={backdrop.object} />;
}

export interface AreaPartProps {
  readonly areas: readonly OverlayArea[];
  readonly projection: Projection;
  readonly palette: CityPalette;
  readonly heightKm: number;
}

/** Zones that are not districts. */
export function AreaPart({ areas, projection, palette, heightKm }: AreaPartProps) {
  const invalidate = useThree((state) => state.invalidate);
  const overlay = useMemo(() => createAreaOverlay(areas, projection), [areas, projection]);
  useLayoutEffect(() => {
    overlay.apply(heightKm, palette);
    invalidate();
  }, [overlay, heightKm, palette, invalidate]);
  useEffect(() => overlay.dispose, [overlay]);
  return <primitive object={overlay.object} />;
}

export interface PillarsPartProps {
  readonly marks: readonly StandingPillar[];
  readonly capacity: number;
  readonly palette: CityPalette;
  readonly kmPerPx: RefObject<number>;
}

/** All pillars. Their buffers are made once for a registry and written again when risk or grouping changes. */
export function PillarsPart({ marks, capacity, palette, kmPerPx }: PillarsPartProps) {
  const invalidate = useThree((state) => state.invalidate);
  const pillars = useMemo(() => createPillars(capacity), [capacity]);
  useLayoutEffect(() => {
    pillars.apply(marks, palette);
    invalidate();
  }, [pillars, marks, palette, invalidate]);
  useEffect(() => pillars.dispose, [pillars]);
  useFrame(() => pillars.setScale(kmPerPx.current));
  return <primitive object={pillars.object} />;
}

export interface SelectionRingProps {
  readonly mark: Mark | null;
  readonly palette: CityPalette;
  readonly kmPerPx: RefObject<number>;
}

/** A plain ring on the ground around the selected pillar. */
export function SelectionRing({ mark, palette, kmPerPx }: SelectionRingProps) {
  const ring = useRef<Mesh>(null);
  const radiusPx = PILLAR_PX.ring * 1.35 * pillarBreadth(mark?.ids.length ?? 1);
  useFrame(() => ring.current?.scale.setScalar(radiusPx * kmPerPx.current));
  if (!mark) return null;
  return (
    <mesh
      ref={ring}
      position={[mark.gathering.east, mark.groundKm + 0.08, -mark.gathering.north]}
      rotation-x={-Math.PI / 2}
      renderOrder={1}
    >
      <ringGeometry args={[0.92, 1, 48]} />
      <meshBasicMaterial color={palette.selected} transparent depthWrite={false} />
    </mesh>
  );
}

'use client';

import { Canvas } from '@react-three/fiber';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Level } from '../../data/model/level';
import type { Ground } from '../appearance';
import { buildLabels, type Mark } from './build-labels';
import { type CameraHandle, CameraRig } from './camera-rig';
import { boundsOf } from './city-layout';
import { CITY_PALETTES } from './city-palette';
import styles from './city-scene.module.css';
import { type CitySelection, formatSelection } from './city-selection';
import type { CityText } from './city-text';
import { CAMERA_FOV_DEG, type CityView, fitView } from './city-view';
import type { Gathering } from './gather-enterprises';
import { LabelDriver, type LabelElements, LabelLayer } from './label-layer';
import { Lamps } from './lamps';
import { type MapHit, MapPointer } from './map-pointer';
import { MapTools, stepView, viewOfKey } from './map-tools';
import { AreaPart, BackdropPart, PillarsPart, ReliefPart, SelectionRing } from './parts';
import { SceneMeter } from './scene-meter';
import { type CityContent, gatherStep, useCityPicture } from './use-city-picture';
import { type FlightPlan, viewOfGathering, viewOfSelection } from './view-of-selection';

export interface CitySceneProps extends CityContent {
  /** A place was clicked; null is the empty ground. The map flies to what is selected, wherever it was selected. */
  readonly onSelect: (selection: CitySelection | null) => void;
  /** The selected enterprise was clicked again. */
  readonly onOpen: (enterprise: string) => void;
  /** Where to look at first; null is the whole city. */
  readonly initialView: CityView | null;
  /** The camera came to rest; null is the whole city. */
  readonly onView: (view: CityView | null) => void;
  readonly ground: Ground;
  readonly text: CityText;
  /** Draws a level as shape and numeral. */
  readonly icon: (level: Level, sizePx: number) => ReactNode;
  /** A wall that nobody touches: no buttons, no keys, no dragging. */
  readonly still?: boolean;
  /** Times the size of pillars, icons and lines; 2 for a wall of twice 1920 x 1080. */
  readonly magnify?: number;
}

/** The city as a relief: districts rise with their actual risk, a pillar per enterprise, icons for open warnings. */
export function CityScene(props: CitySceneProps) {
  const { selected, ground, text, icon, still = false, magnify = 1, onSelect, onOpen } = props;
  const palette = CITY_PALETTES[ground];
  const [step, setStep] = useState<number | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const picture = useCityPicture(props, palette, step, hovered);
  const { projection, relief, placed, standing, marks, placedDistricts, placedAreas } = picture;
  const labels = useMemo(
    () => buildLabels({ marks, districts: placedDistricts, areas: placedAreas, text, icon, magnify }),
    [marks, placedDistricts, placedAreas, text, icon, magnify],
  );

  const bounds = useMemo(() => boundsOf([...relief.outlines.values()].flat(3)), [relief]);
  const wholeView = useCallback(
    (aspect: number) => fitView({ projection, bounds, aspect, ...WHOLE_CITY }),
    [projection, bounds],
  );
  const camera = useRef<CameraHandle>(null);
  const planFlight = (handle: CameraHandle): FlightPlan => ({
    projection,
    placed,
    outlines: relief.outlines,
    from: handle.view(),
    aspect: handle.aspect(),
    groundKmOf: (id) => standing.find(({ ids }) => ids.includes(id))?.groundKm ?? 0,
  });
  useFlightToSelection(props, (selection) => {
    // Where nobody touches the map, nothing selected means the whole of it; a hand that lets go of a place stays there.
    if (!selection && still) camera.current?.fly('whole');
    if (!selection) return true;
    const view = camera.current && viewOfSelection(selection, planFlight(camera.current));
    if (view) camera.current?.fly(view);
    return Boolean(view);
  });

  const kmPerPx = useRef(0.2);
  const needle = useRef<SVGSVGElement>(null);
  const onMove = useCallback(
    (scale: number, headingDeg: number) => {
      kmPerPx.current = scale * magnify;
      setStep(gatherStep(kmPerPx.current));
      if (needle.current) needle.current.style.rotate = `${-headingDeg}deg`;
    },
    [magnify],
  );
  const [elements] = useState<LabelElements>(() => new Map());
  const shownTexts = useRef<readonly string[]>([]);
  const readLabels = useCallback(() => shownTexts.current, []);

  const clickDistrict = (code: string): void => {
    const again = selected?.kind === 'district' && selected.code === code;
    if (again) camera.current?.fly('whole');
    onSelect(again ? null : { kind: 'district', code });
  };
  const clickMark = ({ ids, gathering, selected: isSelected }: Mark): void => {
    const [id] = ids;
    const apart = camera.current && ids.length > 1 ? viewApart(gathering, planFlight(camera.current)) : null;
    if (apart) camera.current?.fly(apart);
    else if (id !== undefined && isSelected) onOpen(id);
    else if (id !== undefined) onSelect({ kind: 'enterprise', id });
  };
  const click = (hit: MapHit | null): void => {
    if (!hit) onSelect(null);
    else if (hit.kind === 'district') clickDistrict(hit.code);
    else clickMark(hit.mark);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const to = camera.current && viewOfKey(event.key, camera.current.view());
    if (!to) return;
    event.preventDefault();
    camera.current?.fly(to);
  };

  return (
    <section className={styles.city} data-ground={ground} data-still={still || undefined}>
      <div
        className={styles.stage}
        role="application"
        aria-label={text.mapName}
        aria-description={text.keys}
        tabIndex={still ? -1 : 0}
        onKeyDown={onKeyDown}
      >
        <Canvas
          frameloop="demand"
          flat
          shadows="percentage"
          dpr={[1, 2]}
          camera={{ fov: CAMERA_FOV_DEG, near: 2, far: 1600 }}
        >
          <color attach="background" args={[palette.background]} />
          <SceneMeter readLabels={readLabels} />
          <CameraRig
            handle={camera}
            projection={projection}
            initial={props.initialView}
            wholeView={wholeView}
            reachKm={REACH_KM}
            reducedMotion={prefersReducedMotion()}
            movable={!still}
            onMove={onMove}
            onRest={props.onView}
          />
          <Lamps palette={palette} kmPerPx={kmPerPx} picture={standing} />
          <BackdropPart projection={projection} palette={palette} />
          <ReliefPart relief={relief} looks={picture.looks} magnify={magnify} />
          <AreaPart
            areas={props.areas}
            projection={projection}
            palette={palette}
            heightKm={picture.sheetKm}
          />
          <PillarsPart marks={standing} capacity={placed.length} palette={palette} kmPerPx={kmPerPx} />
          <SelectionRing
            mark={marks.find((mark) => mark.selected) ?? null}
            palette={palette}
            kmPerPx={kmPerPx}
          />
          <MapPointer
            marks={marks}
            districts={picture.pickable}
            kmPerPx={kmPerPx}
            onHover={(hit) => setHovered(hit?.kind === 'mark' ? hit.mark.key : null)}
            onClick={click}
          />
          <LabelDriver
            labels={labels}
            elements={elements}
            kmPerPx={kmPerPx}
            shownTexts={shownTexts}
            magnify={magnify}
          />
        </Canvas>
      </div>
      <LabelLayer labels={labels} elements={elements} />
      <svg ref={needle} className={styles.compass} viewBox="-20 -20 40 40" aria-hidden="true">
        <circle r="17" fill="none" stroke="currentColor" strokeOpacity="0.35" />
        <path d="M0 -13 4.5 0H-4.5Z" fill="currentColor" />
        <path d="M0 13 4.5 0H-4.5Z" fill="none" stroke="currentColor" strokeOpacity="0.6" />
      </svg>
      <p className={styles.note}>{text.schematic}</p>
      {still ? null : (
        <MapTools
          text={text}
          onTool={(tool) => {
            const handle = camera.current;
            if (handle) handle.fly(stepView(tool, handle.view()) ?? 'whole');
          }}
        />
      )}
    </section>
  );
}

const WHOLE_CITY = { tiltDeg: 38, headingDeg: 0, fill: 0.96 } as const;
const REACH_KM = 120;

/**
 * Flies when the selection changes; at the start only when no view was asked for. What is selected may not be known yet,
 * nor the camera be there: then it flies as soon as it can.
 */
function useFlightToSelection(
  { selected, initialView }: CitySceneProps,
  fly: (selection: CitySelection | null) => boolean,
): void {
  const key = selected ? formatSelection(selected) : '';
  const flownTo = useRef(initialView ? key : '');
  useEffect(() => {
    if (key === flownTo.current) return;
    if (fly(selected)) flownTo.current = key;
  });
}

/** From where the members of a gathering stand apart; null when they share one spot. */
function viewApart({ members }: Gathering, plan: FlightPlan): CityView | null {
  const places = members.flatMap((index) => plan.placed[index] ?? []);
  return viewOfGathering(
    places.map(({ east, north }) => [east, north] as const),
    plan,
  );
}

function prefersReducedMotion(): boolean {
  return typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

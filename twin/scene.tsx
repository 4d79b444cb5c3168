'use client';

import { Canvas, type RootState } from '@react-three/fiber';
import { type PointerEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Camera as ThreeCamera, WebGLRenderer } from 'three';
import type { Alarm } from '../data/model/alarm';
import type { Level } from '../data/model/level';
import type { Ground } from './appearance';
import type { PartId } from './collector/parts';
import type { LatestStore } from './live/latest';
import { type CameraHandle, CameraRig } from './plant/camera-rig';
import { FrameLoop } from './plant/frame-loop';
import { FOV_Y_DEG, type Preset } from './plant/geometry/choose-pose';
import { layoutPlant, type Plant } from './plant/geometry/layout-plant';
import { LabelLayer, type LabelNode, type Translate } from './plant/label-layer';
import { chooseLabels, type SceneLabel } from './plant/labels';
import { PALETTES } from './plant/palette';
import styles from './plant/plant-scene.module.css';
import { createPulseMemory, type PlantView, readPlantView } from './plant/plant-view';
import { SceneControls } from './plant/scene-controls';
import { createStage, type Stage } from './plant/stage';

export interface PartRef {
  readonly collector: string;
  readonly part: PartId;
}

export interface PlantSceneProps {
  readonly plant: Plant;
  readonly store: LatestStore;
  /** Open alarms; those of other plants are ignored. */
  readonly alarms: readonly Alarm[];
  readonly ground: Ground;
  readonly selected: { readonly collector: string; readonly part: PartId | null } | null;
  readonly onSelect: (part: PartRef | null) => void;
  readonly preset: Preset;
  readonly onPreset: (preset: Preset) => void;
  /** `auto` looks at the graphics driver: software gets `low`. */
  readonly quality: 'auto' | 'low' | 'high';
  readonly labels: Translate;
  readonly language: 'zh' | 'en';
  readonly renderLevel?: (level: Level) => ReactNode;
}

const RATES = { low: 4, high: 30 } as const;
const LABELS_EVERY_MS = 500;
const CLICK_PX = 4;

/** One plant: its dust-removal systems, drawn from the registry and alive with the store. */
export function PlantScene(props: PlantSceneProps) {
  const { plant, store, alarms, ground, selected, preset, language } = props;
  const layout = useMemo(() => layoutPlant(plant), [plant]);
  const palette = PALETTES[ground];
  const reducedMotion = useReducedMotion();
  const stage = useStage(layout, palette);
  const [hovered, setHovered] = useState<PartRef | null>(null);
  const [renderer, setRenderer] = useState<'low' | 'high'>('high');
  const quality = props.quality === 'auto' ? renderer : props.quality;
  const canvas = useRef<RootState | null>(null);
  const camera = useRef<CameraHandle | null>(null);
  const nodes = useRef(new Map<string, LabelNode>());
  const [pulses] = useState(createPulseMemory);
  const focus = focusOf(preset, plant);
  const input = { plant, store, alarms, pulses, reducedMotion, selected, hovered };
  const [firstView] = useState(() => readPlantView(input));
  const view = useRef<PlantView>(firstView);
  const [labels, setLabels] = useState<readonly SceneLabel[]>([]);
  const wake = useCallback(() => canvas.current?.invalidate(), []);

  const latestInput = useRef(input);
  latestInput.current = input;
  const refresh = useCallback(
    (withLabels: boolean) => {
      view.current = readPlantView(latestInput.current);
      stage?.show(view.current);
      if (withLabels) {
        setLabels(
          chooseLabels({
            layout,
            view: view.current,
            store,
            focus,
            workersPerShift: plant.enterprise.workersPerShift,
          }),
        );
      }
      wake();
    },
    [stage, layout, store, focus, plant, wake],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what people and alarms change is shown at once.
  useEffect(() => refresh(true), [refresh, alarms, selected, hovered, reducedMotion]);
  useEffect(() => {
    let labelledAt = 0;
    return store.subscribe(() => {
      const now = performance.now();
      const due = now - labelledAt > LABELS_EVERY_MS;
      if (due) labelledAt = now;
      refresh(due);
    });
  }, [store, refresh]);

  const nameOf = (id: string): string =>
    plant.collectors.find((each) => each.id === id)?.name[language] ?? id;
  const pointer = usePointer(stage, canvas, setHovered, props.onSelect);

  return (
    <div className={styles.scene} data-ground={ground} data-reduced-motion={reducedMotion}>
      <div className={styles.canvas} {...pointer}>
        <Canvas
          frameloop="demand"
          flat
          dpr={quality === 'low' ? 1 : [1, 2]}
          shadows="percentage"
          camera={{ fov: FOV_Y_DEG, near: 0.3, far: 400, position: [20, 15, 40] }}
          gl={{ antialias: true, powerPreference: 'high-performance' }}
          onCreated={(state) => {
            canvas.current = state;
            setRenderer(isSoftware(state.gl) ? 'low' : 'high');
          }}
        >
          <color attach="background" args={[palette.background]} />
          <CameraRig layout={layout} preset={preset} reducedMotion={reducedMotion} handle={camera} />
          {stage && (
            <>
              <primitive object={stage.object} dispose={null} />
              <FrameLoop
                stage={stage}
                layout={layout}
                view={view}
                camera={camera}
                nodes={nodes}
                rate={RATES[quality]}
              />
            </>
          )}
        </Canvas>
      </div>
      <LabelLayer
        labels={labels}
        nodes={nodes}
        translate={props.labels}
        nameOf={nameOf}
        renderLevel={props.renderLevel}
        onMeasured={wake}
      />
      <SceneControls
        plant={plant}
        preset={preset}
        onPreset={props.onPreset}
        camera={camera}
        translate={props.labels}
        language={language}
      />
    </div>
  );
}

function focusOf(preset: Preset, plant: Plant): string | null {
  const [collector = ''] = preset.split('/');
  return plant.collectors.some((each) => each.id === collector) ? collector : null;
}

/** Built for a layout and a ground, thrown away with it. */
function useStage(layout: ReturnType<typeof layoutPlant>, palette: (typeof PALETTES)[Ground]): Stage | null {
  const [stage, setStage] = useState<Stage | null>(null);
  useEffect(() => {
    const made = createStage(layout, palette);
    setStage(made);
    return () => {
      made.dispose();
      setStage(null);
    };
  }, [layout, palette]);
  return stage;
}

function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(false);
  useEffect(() => {
    const query = window.matchMedia('(prefers-reduced-motion: reduce)');
    const read = (): void => setReduced(query.matches);
    read();
    query.addEventListener('change', read);
    return () => query.removeEventListener('change', read);
  }, []);
  return reduced;
}

function isSoftware(gl: WebGLRenderer): boolean {
  const context = gl.getContext();
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  return /swiftshader|llvmpipe|software/i.test(name);
}

const HOVER_EVERY_MS = 70;

function usePointer(
  stage: Stage | null,
  canvas: { readonly current: RootState | null },
  onHover: (part: PartRef | null) => void,
  onSelect: (part: PartRef | null) => void,
) {
  const pressed = useRef({ x: 0, y: 0 });
  const hover = useRef({ at: 0, key: '' });
  const pick = (event: PointerEvent): PartRef | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const camera: ThreeCamera | undefined = canvas.current?.camera;
    if (!stage || !camera) return null;
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    const y = 1 - ((event.clientY - box.top) / box.height) * 2;
    return stage.pick(x, y, camera);
  };
  const tell = (part: PartRef | null): void => {
    const key = part ? `${part.collector}/${part.part}` : '';
    if (key === hover.current.key) return;
    hover.current.key = key;
    onHover(part);
  };
  return {
    onPointerDown(event: PointerEvent) {
      pressed.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons !== 0 || event.timeStamp - hover.current.at < HOVER_EVERY_MS) return;
      hover.current.at = event.timeStamp;
      tell(pick(event));
    },
    onPointerLeave: () => tell(null),
    onPointerUp(event: PointerEvent) {
      const moved = Math.hypot(event.clientX - pressed.current.x, event.clientY - pressed.current.y);
      if (event.button === 0 && moved <= CLICK_PX) onSelect(pick(event));
    },
  };
}

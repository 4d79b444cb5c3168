import styles from './city-scene.module.css';
import type { CityText } from './city-text';
import { type CityView, DISTANCE_LIMITS_KM, TILT_LIMITS_DEG } from './city-view';

type Tool = keyof CityText['controls'];

/** Everything that dragging can do, as buttons; the same steps as the keys. */
export function MapTools({ text, onTool }: { text: CityText; onTool: (tool: Tool) => void }) {
  return (
    <fieldset className={styles.tools} aria-label={text.mapName}>
      {TOOLS.map(([tool, path]) => (
        <button
          key={tool}
          type="button"
          className={styles.tool}
          aria-label={text.controls[tool]}
          title={text.controls[tool]}
          onClick={() => onTool(tool)}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path
              d={path}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}

/** One step of a tool from where the camera is; null when the tool is the whole city, which the scene knows. */
export function stepView(tool: Tool, view: CityView): CityView | null {
  switch (tool) {
    case 'zoomIn':
      return { ...view, distanceKm: Math.max(DISTANCE_LIMITS_KM[0], view.distanceKm / 1.5) };
    case 'zoomOut':
      return { ...view, distanceKm: Math.min(DISTANCE_LIMITS_KM[1], view.distanceKm * 1.5) };
    case 'turnLeft':
      return { ...view, headingDeg: (view.headingDeg + 330) % 360 };
    case 'turnRight':
      return { ...view, headingDeg: (view.headingDeg + 30) % 360 };
    case 'steeper':
      return { ...view, tiltDeg: Math.max(TILT_LIMITS_DEG[0], view.tiltDeg - 12) };
    case 'flatter':
      return { ...view, tiltDeg: Math.min(TILT_LIMITS_DEG[1], view.tiltDeg + 12) };
    case 'north':
      return { ...view, headingDeg: 0 };
    case 'whole':
      return null;
  }
}

/** What a key does: a tool, a step over the ground, or nothing. */
export function viewOfKey(key: string, view: CityView): CityView | 'whole' | null {
  const tool = KEYS[key];
  if (tool) return stepView(tool, view) ?? 'whole';
  const step = ARROWS[key];
  return step ? pan(view, step) : null;
}

function pan(view: CityView, [right, ahead]: readonly [number, number]): CityView {
  const heading = (view.headingDeg * Math.PI) / 180;
  const stepDeg = (view.distanceKm * 0.12) / 111.2;
  const east = right * Math.cos(heading) + ahead * Math.sin(heading);
  const north = ahead * Math.cos(heading) - right * Math.sin(heading);
  const widen = 1 / Math.cos((view.latitude * Math.PI) / 180);
  return {
    ...view,
    longitude: view.longitude + east * stepDeg * widen,
    latitude: view.latitude + north * stepDeg,
  };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const KEYS: Readonly<Record<string, Tool>> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '[': 'turnLeft',
  ']': 'turnRight',
  PageUp: 'steeper',
  PageDown: 'flatter',
  Home: 'whole',
  n: 'north',
};

const TOOLS: readonly (readonly [Tool, string])[] = [
  ['zoomIn', 'M8 3v10M3 8h10'],
  ['zoomOut', 'M3 8h10'],
  ['turnLeft', 'M12.5 11A5 5 0 1 0 4 6M4 2.5V6h3.5'],
  ['turnRight', 'M3.5 11A5 5 0 1 1 12 6M12 2.5V6H8.5'],
  ['steeper', 'M2.5 13h11M8 10.5V3M5 6l3-3 3 3'],
  ['flatter', 'M2.5 13h11M8 3v7.5M5 7.5l3 3 3-3'],
  ['north', 'M8 2l3.5 11L8 10.5 4.5 13Z'],
  ['whole', 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'],
];

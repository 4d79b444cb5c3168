import type { RefObject } from 'react';
import type { CameraHandle } from './camera-rig';
import type { Preset } from './geometry/choose-pose';
import type { Plant } from './geometry/layout-plant';
import type { Translate } from './label-layer';
import styles from './plant-scene.module.css';

export interface SceneControlsProps {
  readonly plant: Plant;
  readonly preset: Preset;
  readonly onPreset: (preset: Preset) => void;
  readonly camera: RefObject<CameraHandle | null>;
  readonly translate: Translate;
  readonly language: 'zh' | 'en';
}

/** Buttons for everything that dragging can do, the camera presets, and the legend. */
export function SceneControls({ plant, preset, onPreset, camera, translate, language }: SceneControlsProps) {
  const [base = 'plant'] = preset.split('/');
  const collectors = [...plant.collectors].sort(
    (a, b) => a.position - b.position || a.id.localeCompare(b.id),
  );
  const shown = collectors.some((each) => each.id === base) ? base : 'plant';
  const choose = (wanted: Preset): void => (wanted === preset ? camera.current?.reset() : onPreset(wanted));
  const moves = [
    { key: 'turnLeft', sign: '⟲', act: () => camera.current?.turn(-15, 0) },
    { key: 'turnRight', sign: '⟳', act: () => camera.current?.turn(15, 0) },
    { key: 'tiltUp', sign: '↑', act: () => camera.current?.turn(0, 8) },
    { key: 'tiltDown', sign: '↓', act: () => camera.current?.turn(0, -8) },
    { key: 'zoomIn', sign: '+', act: () => camera.current?.zoom(0.8) },
    { key: 'zoomOut', sign: '−', act: () => camera.current?.zoom(1.25) },
  ];
  return (
    <>
      <fieldset className={styles.presets} aria-label={translate('views')}>
        <button type="button" aria-pressed={shown === 'plant'} onClick={() => choose('plant')}>
          {translate('wholePlant')}
        </button>
        {collectors.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-pressed={shown === each.id}
            title={each.name[language]}
            onClick={() => choose(each.id)}
          >
            {each.code}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.moves} aria-label={translate('camera')}>
        {moves.map((move) => (
          <button
            key={move.key}
            type="button"
            aria-label={translate(move.key)}
            title={translate(move.key)}
            onClick={move.act}
          >
            {move.sign}
          </button>
        ))}
      </fieldset>
      <ul className={styles.legend} aria-label={translate('legend')}>
        <li>
          <i data-swatch="normal" />
          {translate('legendNormal')}
        </li>
        <li>
          <i data-swatch="estimated" />
          {translate('legendEstimated')}
        </li>
        <li>
          <i data-swatch="hollow" />
          {translate('legendHollow')}
        </li>
      </ul>
    </>
  );
}

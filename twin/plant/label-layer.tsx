import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Level } from '../../data/model/level';
import { LEVEL_COLOURS } from '../appearance';
import { type LabelState, labelNumber, type SceneLabel } from './labels';
import styles from './plant-scene.module.css';

/** Texts of namespace `twin`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What the frame loop moves: one entry for every label on the page. */
export interface LabelNode {
  readonly label: SceneLabel;
  readonly element: HTMLElement;
  readonly stem: SVGLineElement | null;
  readonly width: number;
  readonly height: number;
}

export interface LabelLayerProps {
  readonly labels: readonly SceneLabel[];
  readonly nodes: RefObject<Map<string, LabelNode>>;
  readonly translate: Translate;
  readonly nameOf: (collector: string) => string;
  readonly renderLevel: ((level: Level) => ReactNode) | undefined;
  /** Called after the labels were measured: they want a new place. */
  readonly onMeasured: () => void;
}

/** The words over the scene. Hidden from screen readers: the list beside the scene says the same. */
export function LabelLayer({ labels, nodes, translate, nameOf, renderLevel, onMeasured }: LabelLayerProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const next = new Map<string, LabelNode>();
    for (const label of labels) {
      const element = root.current?.querySelector<HTMLElement>(`[data-label="${label.id}"]`);
      const stem = root.current?.querySelector<SVGLineElement>(`[data-stem="${label.id}"]`) ?? null;
      if (element)
        next.set(label.id, {
          label,
          element,
          stem,
          width: element.offsetWidth,
          height: element.offsetHeight,
        });
    }
    nodes.current = next;
    onMeasured();
  });
  return (
    <div ref={root} className={styles.labels} aria-hidden="true">
      <svg className={styles.stems}>
        <title>{translate('leaders')}</title>
        {labels.map((label) => (
          <line
            key={label.id}
            data-stem={label.id}
            stroke={label.level ? LEVEL_COLOURS[label.level] : 'var(--text-3)'}
          />
        ))}
      </svg>
      {labels.map((label) => (
        <div
          key={label.id}
          data-label={label.id}
          data-level={label.level ?? 'none'}
          data-pulses={label.pulses}
          data-kind={label.content.kind}
          className={styles.label}
        >
          {label.level && renderLevel?.(label.level)}
          <LabelText label={label} translate={translate} nameOf={nameOf} />
        </div>
      ))}
    </div>
  );
}

function LabelText({
  label,
  translate,
  nameOf,
}: {
  label: SceneLabel;
  translate: Translate;
  nameOf: (collector: string) => string;
}) {
  const { content } = label;
  if (content.kind === 'people') return <span>{translate('people', { count: content.count })}</span>;
  if (content.kind === 'system') {
    return (
      <>
        <b>{nameOf(label.collector)}</b>
        <span className={styles.state} data-state={content.state}>
          {translate(stateKey(content.state))}
        </span>
      </>
    );
  }
  return (
    <>
      <span className={styles.partName}>{translate(`part.${label.part ?? 'filter'}`)}</span>
      {content.point && content.value !== null && (
        <b>
          {labelNumber(content.point, content.value) ??
            translate(`switch.${content.point}.${content.value >= 0.5 ? 'on' : 'off'}`)}
        </b>
      )}
      {content.estimate && (
        <span className={styles.estimate}>
          {translate('estimatedPercent', { percent: Math.round(content.estimate.percent) })}
        </span>
      )}
    </>
  );
}

function stateKey(state: LabelState): string {
  return `state.${state}`;
}

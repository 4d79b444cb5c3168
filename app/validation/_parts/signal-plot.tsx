'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { POINTS } from '../../../data/model/points';
import type { ValidatedSignal } from '../../../data/model/validation';
import { formatStory } from '../../exercises/_parts/format-story';
import { formatNumber } from '../../ui/format';
import { useGround } from '../../ui/html-document';
import { drawFaults, drawMoments, type PictureMarks } from './draw-picture';
import styles from './validation.module.css';

/** Room for the upright axis and at the right end, CSS pixels; the lanes of the alarms leave the same (validation.module.css). */
const AXIS_WIDTH = 76;
const RIGHT_ROOM = 32;
/** So that the lowest and the highest tick of a curve can be read. */
const EDGE = 7;
const TIME_HEIGHT = 30;

/** One point as the band between its lowest and highest values, with the moments of faults and alarms. The table below says it in figures. */
export function SignalPlot({
  signal,
  marks,
  endS,
  hasTime,
}: {
  signal: ValidatedSignal;
  marks: PictureMarks;
  endS: number;
  hasTime: boolean;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const points = useTranslations('points');
  const ground = useGround();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ground changes the colours that are read from the page.
  useEffect(() => {
    const node = holder.current;
    if (!node) return undefined;
    const style = getComputedStyle(node);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const isSwitch = POINTS[signal.point].kind === 'bool';
    const plot = new uPlot(
      {
        width: node.clientWidth,
        height: node.clientHeight,
        padding: [EDGE, RIGHT_ROOM, hasTime ? 0 : EDGE, 0],
        legend: { show: false },
        cursor: {
          y: false,
          drag: { x: false, y: false },
          points: { show: false },
          sync: { key: signal.collector },
        },
        scales: {
          x: { time: false, range: () => [0, endS] },
          y: { range: (_, low, high) => rangeOf(low, high, signal) },
        },
        axes: axesOf(style, signal, {
          hasTime,
          word: (state) =>
            points.has(`${signal.point}.${state}`) ? points(`${signal.point}.${state}`) : state,
        }),
        series: [{}, lineOf(colour('--text-2'), isSwitch), lineOf(colour('--text-2'), isSwitch)],
        bands: [{ series: [2, 1], fill: `color-mix(in srgb, ${colour('--text-2')} 45%, transparent)` }],
        hooks: {
          drawClear: [(u) => drawFaults(u, marks, colour)],
          draw: [(u) => drawMoments(u, marks, colour)],
        },
      },
      dataOf(signal),
      node,
    );
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: node.clientWidth, height: node.clientHeight }),
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [signal, marks, endS, hasTime, ground, points]);
  const isSwitch = POINTS[signal.point].kind === 'bool';
  const height = (isSwitch ? 62 : 120) + (hasTime ? TIME_HEIGHT : 0);
  return <div ref={holder} className={styles.plot} style={{ height }} aria-hidden />;
}

/** Each stretch at its middle. */
function dataOf({ stretchS, low, high }: ValidatedSignal): uPlot.AlignedData {
  return [low.map((_, at) => (at + 0.5) * stretchS), [...low], [...high]];
}

function lineOf(stroke: string, isSwitch: boolean): uPlot.Series {
  const paths = isSwitch ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return { stroke, width: 1, points: { show: false }, ...(paths ? { paths } : {}) };
}

function rangeOf(low: number | null, high: number | null, { point }: ValidatedSignal): uPlot.Range.MinMax {
  const { kind, range } = POINTS[point];
  if (kind === 'bool') return [-0.2, 1.2];
  if (low === null || high === null) return [range[0], range[1]];
  const half = Math.max((high - low) * 1.2, (range[1] - range[0]) / 50) / 2;
  return [(low + high) / 2 - half, (low + high) / 2 + half];
}

function axesOf(
  style: CSSStyleDeclaration,
  { point }: ValidatedSignal,
  { hasTime, word }: { readonly hasTime: boolean; readonly word: (state: 'on' | 'off') => string },
): uPlot.Axis[] {
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--text-2'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') },
  };
  const time: uPlot.Axis = {
    ...axis,
    space: 70,
    incrs: [10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400],
    size: hasTime ? TIME_HEIGHT : 0,
    ticks: { show: hasTime, stroke: colour('--line') },
    values: (_, ticks) => ticks.map((tick) => (hasTime ? formatStory(tick) : '')),
  };
  if (POINTS[point].kind === 'bool')
    return [
      time,
      { ...axis, size: AXIS_WIDTH, splits: () => [0, 1], values: () => [word('off'), word('on')] },
    ];
  const { decimals } = POINTS[point];
  return [
    time,
    {
      ...axis,
      size: AXIS_WIDTH,
      space: 28,
      values: (_, ticks) => ticks.map((tick) => formatNumber(tick, decimals)),
    },
  ];
}

'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useGround } from '../../ui/html-document';
import type { ChartModel } from './chart-model';
import { plotData } from './plot-data';
import { type PlotHandlers, plotOptions } from './plot-options';
import styles from './trends.module.css';

/** The canvas of one chart. New data is drawn into the plot that is there; another set of lines makes a new one. */
export function Plot({ model, handlers }: { model: ChartModel; handlers: PlotHandlers }) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const points = useTranslations('points');
  const ground = useGround();
  const data = useMemo(() => plotData(model), [model]);
  const newest = useRef({ model, handlers, data });
  const shape = JSON.stringify([
    model.key,
    model.focus.key,
    model.lines.map(({ key, index, forecast }) => [key, index, forecast !== null]),
  ]);
  useEffect(() => {
    newest.current = { model, handlers, data };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: shape and ground change series and colours, which are read from the newest model and from the page.
  useEffect(() => {
    const node = holder.current;
    if (!node) return undefined;
    const { point } = newest.current.model.focus;
    const options = plotOptions(node, () => newest.current.model, {
      words: {
        switchWord: (state) => (points.has(`${point}.${state}`) ? points(`${point}.${state}`) : state),
      },
      handlers: {
        onZoom: (from, to) => newest.current.handlers.onZoom(from, to),
        onReset: () => newest.current.handlers.onReset(),
        onCursor: (each) => newest.current.handlers.onCursor(each),
      },
    });
    const made = new uPlot(options, newest.current.data, node);
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: node.clientWidth, height: node.clientHeight }),
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, ground, points]);
  useEffect(() => {
    if (plot.current && plot.current.data !== data) plot.current.setData(data);
  }, [data]);
  return <div ref={holder} className={styles.plot} data-kind={model.kind} aria-hidden />;
}

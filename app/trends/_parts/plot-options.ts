import uPlot from 'uplot';
import { levelOfPriority } from '../../../data/model/level';
import { POINTS } from '../../../data/model/points';
import { drawLimits } from '../../ui/draw-limits';
import { formatNumber } from '../../ui/format';
import type { ChartModel } from './chart-model';
import { hatchPattern } from './hatch-pattern';
import { type PlotColumn, plotColumns } from './plot-data';
import { seriesStyle } from './series-style';
import { windowBetween } from './trend-window';
import { extentOf, withForecast, yRange } from './y-range';

/** Room for the upright axis, CSS pixels; the alarm marks above the chart leave the same. */
export const AXIS_WIDTH = 64;
export const RIGHT_ROOM = 28;
const BAND_OF_MANY = 4;
/** Under the first moment of each day. */
const DATE_BELOW = '\n{MM}-{DD}';

export interface PlotWords {
  readonly switchWord: (state: 'on' | 'off') => string;
}

export interface PlotHandlers {
  /** Epoch ms. */
  readonly onZoom: (from: number, to: number) => void;
  readonly onReset: () => void;
  readonly onCursor: (plot: uPlot) => void;
}

/** Asks for the newest model at each drawing, so that new data needs no new plot. */
export function plotOptions(
  node: HTMLElement,
  current: () => ChartModel,
  { words, handlers }: { readonly words: PlotWords; readonly handlers: PlotHandlers },
): uPlot.Options {
  const style = getComputedStyle(node);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const { kind } = current();
  return {
    width: node.clientWidth,
    height: node.clientHeight,
    padding: [6, RIGHT_ROOM, null, null],
    legend: { show: false },
    cursor: {
      y: false,
      sync: { key: 'trends', setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 5 },
      bind: {
        dblclick: () => () => {
          handlers.onReset();
          return null;
        },
      },
    },
    tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Asia/Shanghai'),
    scales: {
      x: { range: () => [current().shown.from / 1000, current().until / 1000] },
      y: { range: () => rangeOf(current()) },
    },
    axes: axesOf(current(), { colour, font: style.fontFamily, words }),
    series: [{}, ...plotColumns(current()).map((column) => seriesOf(column, current(), colour))],
    bands: bandsOf(current(), colour),
    hooks: {
      drawClear: [(plot) => drawBehind(plot, current(), colour)],
      draw: [
        (plot) => {
          if (kind !== 'bool') drawNames(plot, current(), { colour, font: style.fontFamily });
          drawDoubtful(plot, current(), colour);
        },
      ],
      setSelect: [
        (plot) => {
          if (plot.select.width < 4) return;
          const [from, to] = [plot.select.left, plot.select.left + plot.select.width].map(
            (left) => plot.posToVal(left, 'x') * 1000,
          );
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          const picked = windowBetween(from ?? 0, to ?? 0);
          handlers.onZoom(picked.from, picked.to);
        },
      ],
      setCursor: [handlers.onCursor],
    },
  };
}

function seriesOf(
  { line, name }: PlotColumn,
  model: ChartModel,
  colour: (name: string) => string,
): uPlot.Series {
  const { tint, dash } = seriesStyle(line.index);
  const isFocus = line.key === model.focus.key;
  const width = isFocus && model.lines.length > 1 ? 2 : 1.3;
  const hidden: uPlot.Series = { stroke: 'transparent', points: { show: false } };
  const stroke = colour(tint);
  switch (name) {
    case 'mean':
      return {
        stroke,
        width,
        dash: [...dash],
        points: { show: loneBetweenGaps, size: 4, stroke, fill: stroke },
        ...(model.kind === 'bool' ? stepped() : {}),
      };
    case 'doubtful':
      return {
        stroke,
        width: 1,
        dash: [2, 3],
        points: { show: false },
        ...(model.kind === 'bool' ? stepped() : {}),
      };
    case 'value':
      return { stroke, width: isFocus ? 1.8 : 1, dash: [7, 5], points: { show: false } };
    case 'last':
      return isFocus
        ? { stroke: colour('--text-3'), width: 1, dash: [1, 4], points: { show: false } }
        : hidden;
    default:
      return hidden;
  }
}

/** A single value between two gaps has no line: it gets a point. */
function loneBetweenGaps(plot: uPlot, seriesIndex: number, from: number, to: number): boolean {
  const column = plot.data[seriesIndex] ?? [];
  let shown = 0;
  for (let at = from; at <= to; at += 1) if (typeof column[at] === 'number') shown += 1;
  return shown > 0 && shown <= 40;
}

function stepped(): Pick<uPlot.Series, 'paths'> {
  const paths = uPlot.paths.stepped?.({ align: 1 });
  return paths ? { paths } : {};
}

/** Min to max of each line (of the chosen one alone where there are many), and the hatched fan of the chosen one. */
function bandsOf(model: ChartModel, colour: (name: string) => string): uPlot.Band[] {
  const columns = plotColumns(model);
  const at = (key: string, name: PlotColumn['name']): number =>
    1 + columns.findIndex((column) => column.line.key === key && column.name === name);
  return model.lines.flatMap((line) => {
    const isFocus = line.key === model.focus.key;
    const tint = colour(seriesStyle(line.index).tint);
    const bands: uPlot.Band[] = [];
    if (model.kind !== 'bool' && (isFocus || model.lines.length <= BAND_OF_MANY))
      bands.push({
        series: [at(line.key, 'max'), at(line.key, 'min')],
        fill: `color-mix(in srgb, ${tint} ${isFocus ? 26 : 14}%, transparent)`,
      });
    if (line.forecast && isFocus)
      bands.push({
        series: [at(line.key, 'high'), at(line.key, 'low')],
        // A pattern is a fill style too; the types know of texts alone.
        fill: (plot) => hatchPattern(plot.ctx, colour('--hatch'), 8 * devicePixelRatio) as string,
      });
    return bands;
  });
}

function rangeOf(model: ChartModel): uPlot.Range.MinMax {
  if (model.kind === 'bool') return [-0.15, 1.15];
  const { focus, lines, until } = model;
  const [from, to] = focus.scale?.scale ?? [0, 1];
  const read = lines.flatMap((line) => line.read?.readings?.buckets ?? []);
  const data = extentOf(read.flatMap(({ min, max }) => [min, max]));
  if (!data) return [from, to];
  const ahead = lines.flatMap((line) => line.forecast?.steps.filter(({ ts }) => ts <= until) ?? []);
  const forecast = extentOf(ahead.flatMap(({ low, high }) => [low, high]));
  const limits = focus.limits.map(({ value }) => value);
  return yRange(withForecast(data, forecast, to - from), limits, to - from);
}

function axesOf(
  { kind, lines }: ChartModel,
  {
    colour,
    font,
    words,
  }: { readonly colour: (name: string) => string; readonly font: string; readonly words: PlotWords },
): uPlot.Axis[] {
  const axis: uPlot.Axis = {
    stroke: colour('--text-2'),
    font: `12px ${font}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') },
  };
  const time: uPlot.Axis = {
    ...axis,
    size: 50,
    values: [
      [86_400, '{MM}-{DD}', null, null, null, null, null, null, 1],
      [60, '{HH}:{mm}', DATE_BELOW, null, DATE_BELOW, null, null, null, 1],
      [1, '{HH}:{mm}:{ss}', DATE_BELOW, null, DATE_BELOW, null, null, null, 1],
    ],
  };
  if (kind === 'bool')
    return [
      time,
      {
        ...axis,
        size: AXIS_WIDTH,
        splits: () => [0, 1],
        values: () => [words.switchWord('off'), words.switchWord('on')],
      },
    ];
  const decimals = Math.max(...lines.map(({ point }) => POINTS[point].decimals));
  return [
    time,
    { ...axis, size: AXIS_WIDTH, values: (_, ticks) => ticks.map((tick) => formatNumber(tick, decimals)) },
  ];
}

/** Behind the lines: the normal band and the limits of the chosen line, and where the forecast begins. */
function drawBehind(plot: uPlot, model: ChartModel, colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const { focus } = model;
  clipped(plot, () => {
    if (focus.scale?.normal) {
      const [top, bottom] = [focus.scale.normal[1], focus.scale.normal[0]].map((value) =>
        plot.valToPos(value, 'y', true),
      );
      ctx.fillStyle = colour('--band');
      ctx.globalAlpha = 0.32;
      ctx.fillRect(bbox.left, top ?? 0, bbox.width, (bottom ?? 0) - (top ?? 0));
      ctx.globalAlpha = 1;
    }
    drawLimits(
      ctx,
      focus.limits.map(({ value, priority }) => ({
        y: plot.valToPos(value, 'y', true),
        level: levelOfPriority(priority),
      })),
      { left: bbox.left, right: bbox.left + bbox.width, ratio: devicePixelRatio },
      colour,
    );
    if (model.until > model.shown.to) {
      ctx.strokeStyle = colour('--line-strong');
      ctx.lineWidth = devicePixelRatio;
      const left = plot.valToPos(model.shown.to / 1000, 'x', true);
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
    }
  });
}

/** Where each line ends, its number, as the legend has it; one under the other where they would meet. */
function drawNames(
  plot: uPlot,
  model: ChartModel,
  { colour, font }: { readonly colour: (name: string) => string; readonly font: string },
): void {
  if (model.lines.length < 2) return;
  const { ctx } = plot;
  ctx.save();
  ctx.font = `600 ${11 * devicePixelRatio}px ${font}`;
  ctx.textBaseline = 'middle';
  let lowest = Number.NEGATIVE_INFINITY;
  const ends = model.lines.flatMap((line) => {
    const last = line.read?.readings?.buckets.at(-1);
    return last ? [{ line, x: last.ts, y: plot.valToPos(last.mean, 'y', true) }] : [];
  });
  for (const { line, x, y } of ends.sort((a, b) => a.y - b.y)) {
    const at = Math.max(y, lowest + 12 * devicePixelRatio);
    lowest = at;
    ctx.fillStyle = colour(seriesStyle(line.index).tint);
    ctx.fillText(String(line.index + 1), plot.valToPos(x / 1000, 'x', true) + 6 * devicePixelRatio, at);
  }
  ctx.restore();
}

/** Where a line's quality is not good: hollow points on it, and a hatched strip along the foot of the chart. */
function drawDoubtful(plot: uPlot, model: ChartModel, colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  clipped(plot, () => {
    const strip = 5 * devicePixelRatio;
    const hatch = hatchPattern(ctx, colour('--text-2'), 6 * devicePixelRatio);
    for (const line of model.lines) {
      const doubtful = (line.read?.readings?.buckets ?? []).filter(({ quality }) => quality !== 0);
      ctx.strokeStyle = colour(seriesStyle(line.index).tint);
      ctx.lineWidth = devicePixelRatio;
      for (const { ts, mean } of doubtful) {
        const left = plot.valToPos(ts / 1000, 'x', true);
        ctx.fillStyle = hatch;
        ctx.fillRect(left - strip / 2, bbox.top + bbox.height - strip, strip, strip);
        if (doubtful.length > 200) continue;
        ctx.fillStyle = colour('--surface');
        ctx.beginPath();
        ctx.arc(left, plot.valToPos(mean, 'y', true), 2.5 * devicePixelRatio, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      }
    }
  });
}

function clipped(plot: uPlot, draw: () => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}

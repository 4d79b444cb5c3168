import type { PointId } from '../../data/model/points';
import type { Collector } from '../../data/model/registry';
import { glyphText, textWidth } from './glyph-text';

export interface CameraView {
  readonly camera: string;
  readonly collector: Collector | undefined;
  readonly values: Readonly<Partial<Record<PointId, number | boolean>>>;
  /** Epoch ms. */
  readonly ts: number;
}

const WIDTH = 640;
const HEIGHT = 360;
const OFFSET_MS = 8 * 3_600_000;

/** A grey picture of the collector with its live values, as SVG, 640 x 360: numbers and units alone, and in two languages that it is simulated. */
export function cameraScene(view: CameraView): string {
  const { collector } = view;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    backdrop(),
    collector?.type === 'wet' ? wetCollector(view) : dryCollector(view),
    lamp(view.values.running === true),
    overlay(view),
    '</svg>',
  ].join('');
}

function backdrop(): string {
  return (
    '<defs><linearGradient id="wall" x2="0" y2="1"><stop stop-color="#8d9296"/><stop offset="1" stop-color="#6b7074"/></linearGradient>' +
    '<linearGradient id="steel"><stop stop-color="#7c8185"/><stop offset=".35" stop-color="#b4b9bc"/><stop offset="1" stop-color="#5d6266"/></linearGradient>' +
    '<radialGradient id="shade" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".5"/></radialGradient></defs>' +
    `<rect width="${WIDTH}" height="250" fill="url(#wall)"/><rect y="250" width="${WIDTH}" height="110" fill="#565b5f"/>` +
    '<path d="M0 250H640M0 290H640M120 250L20 360M320 250V360M520 250L620 360" stroke="#4b5054" stroke-width="1.5" fill="none"/>' +
    '<path d="M90 0V250M300 0V250M510 0V250" stroke="#767b7f" stroke-width="5"/>'
  );
}

function dryCollector({ values, collector }: CameraView): string {
  const hoppers = collector?.dry?.hopperCount ?? 1;
  const width = 150 / hoppers;
  const pyramids = Array.from({ length: hoppers }, (_, i) => {
    const left = 245 + i * width;
    const middle = left + width / 2;
    return `<path d="M${left} 190H${left + width}L${middle + 9} 248H${middle - 9}Z" fill="url(#steel)" stroke="#474b4e"/><rect x="${middle - 13}" y="248" width="26" height="13" fill="${values.airlockFault === true ? '#2b2e30' : '#84898d'}" stroke="#474b4e"/>`;
  }).join('');
  return (
    '<path d="M60 118H245" stroke="#9aa0a4" stroke-width="26"/><path d="M60 108H245" stroke="#b9bec1" stroke-width="4"/>' +
    '<path d="M250 190V282M390 190V282" stroke="#4a4e51" stroke-width="7"/>' +
    `${pyramids}<rect x="245" y="70" width="150" height="120" fill="url(#steel)" stroke="#474b4e"/>` +
    '<rect x="262" y="92" width="50" height="64" fill="#9da2a5" stroke="#5b6063"/><rect x="326" y="92" width="50" height="64" fill="#9da2a5" stroke="#5b6063"/>' +
    '<rect x="250" y="56" width="140" height="14" rx="7" fill="#8d9296" stroke="#474b4e"/>' +
    '<path d="M395 92H446V60" stroke="#9aa0a4" stroke-width="22" fill="none"/><circle cx="470" cy="200" r="36" fill="url(#steel)" stroke="#474b4e"/><path d="M446 80V200" stroke="#9aa0a4" stroke-width="22"/><path d="M492 190V40" stroke="#9aa0a4" stroke-width="24"/><rect x="436" y="236" width="70" height="40" fill="#5e6367"/>'
  );
}

function wetCollector({ values, collector }: CameraView): string {
  const heightM = collector?.wet?.tankHeightM ?? 1;
  const level =
    typeof values.tankLevelM === 'number' ? Math.min(1, Math.max(0, values.tankLevelM / heightM)) : 0;
  const water = 84 * level;
  const flow = typeof values.sprayFlowM3h === 'number' ? values.sprayFlowM3h : 0;
  const rated = collector?.wet?.ratedSprayM3h ?? 1;
  const opacity = Math.min(0.8, (0.7 * flow) / rated).toFixed(2);
  const rays = Array.from({ length: 9 }, (_, i) => `M${262 + i * 15} 96L${256 + i * 15} 186`).join('');
  return (
    '<path d="M60 150H245" stroke="#9aa0a4" stroke-width="26"/><path d="M60 140H245" stroke="#b9bec1" stroke-width="4"/>' +
    '<rect x="245" y="70" width="160" height="206" fill="#7f8588" stroke="#474b4e"/><rect x="255" y="84" width="140" height="106" fill="#5c6266"/>' +
    `<path d="${rays}" stroke="#d5dadd" stroke-width="2" stroke-dasharray="5 4" opacity="${opacity}"/>` +
    `<rect x="255" y="190" width="140" height="84" fill="#4c5256"/><rect x="255" y="${274 - water}" width="140" height="${water}" fill="#a7b3ba"/><path d="M255 ${274 - water}H395" stroke="#dfe5e8" stroke-width="2"/>` +
    '<path d="M325 70V24" stroke="#9aa0a4" stroke-width="26"/><circle cx="460" cy="240" r="26" fill="url(#steel)" stroke="#474b4e"/><path d="M405 258H440M460 214V110H395" stroke="#8d9296" stroke-width="9" fill="none"/>'
  );
}

function lamp(on: boolean): string {
  return `<circle cx="560" cy="120" r="9" fill="${on ? '#f2f4f5' : '#3c4043'}" stroke="#2f3335" stroke-width="3"/><rect x="548" y="131" width="24" height="46" fill="#63686c" stroke="#2f3335"/>`;
}

function overlay(view: CameraView): string {
  const title = [view.camera, view.collector?.code ?? ''].join('   ').trimEnd();
  const time = new Date(view.ts + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
  const mark = '模拟画面 SIMULATED';
  return (
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#shade)"/><rect width="${WIDTH}" height="30" fill="#000" opacity=".55"/><rect y="326" width="${WIDTH}" height="34" fill="#000" opacity=".55"/>` +
    glyphText(title, { x: 12, y: 20, size: 15, fill: '#f2f4f5' }) +
    glyphText(time, { x: WIDTH - 12 - textWidth(time, 15), y: 20, size: 15, fill: '#f2f4f5' }) +
    glyphText(readings(view), { x: 12, y: 348, size: 15, fill: '#f2f4f5' }) +
    glyphText(mark, {
      x: (WIDTH - textWidth(mark, 44)) / 2,
      y: 318,
      size: 44,
      fill: '#ffffff',
      opacity: 0.62,
    })
  );
}

/** The values of the moment in one line. Each is known by its unit; running and a blocked airlock are drawn. */
function readings({ values }: CameraView): string {
  const parts: string[] = [];
  const add = (value: number | boolean | undefined, decimals: number, unit: string): void => {
    if (typeof value === 'number') parts.push(`${value.toFixed(decimals)} ${unit}`);
  };
  add(values.differentialPressurePa, 0, 'Pa');
  add(values.hopperTemperatureC, 1, '°C');
  add(values.tankLevelM, 2, 'm');
  add(values.sprayFlowM3h, 1, 'm³/h');
  add(values.hydrogenPercentLel, 1, '%LEL');
  return parts.join('     ');
}

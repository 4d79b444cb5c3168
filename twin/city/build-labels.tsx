import type { ReactNode } from 'react';
import type { Level } from '../../data/model/level';
import styles from './city-scene.module.css';
import type { CityText } from './city-text';
import { PILLAR_PX, pillarBreadth, pillarHeightPx } from './create-pillars';
import { type Gathering, higherLevel } from './gather-enterprises';
import type { MapLabel } from './map-label';
import { STAND } from './place-labels';
import type { PlanePoint } from './projection';
import type { DistrictSummary } from './summarise-districts';

/** A pillar with what its label needs to know. */
export interface Mark {
  readonly key: string;
  readonly gathering: Gathering;
  readonly groundKm: number;
  /** Enterprises it stands for; one id when it stands alone. */
  readonly ids: readonly string[];
  readonly selected: boolean;
  /** Selected or under the pointer. */
  readonly raised: boolean;
}

export interface PlacedDistrict {
  readonly summary: DistrictSummary;
  /** Where its name may stand. */
  readonly spots: readonly PlanePoint[];
  readonly heightKm: number;
  readonly raised: boolean;
}

export interface PlacedArea {
  readonly code: string;
  readonly spots: readonly PlanePoint[];
  readonly heightKm: number;
  readonly enterprises: number;
}

export interface LabelSource {
  readonly marks: readonly Mark[];
  readonly districts: readonly PlacedDistrict[];
  readonly areas: readonly PlacedArea[];
  readonly text: CityText;
  /** Draws a level as shape and numeral. */
  readonly icon: (level: Level, sizePx: number) => ReactNode;
  /** Times the size of icons. */
  readonly magnify: number;
}

/** More pillars than this carry no label of their own; the list beside the map has them all. */
const MOST_MARKS = 60;
const ICON_PX = 26;

/** All labels of the map in the order of their weight: icons, what is selected, districts with plants, their pillars, the rest. */
export function buildLabels(source: LabelSource): MapLabel[] {
  const marks = source.marks.toSorted(byWeight).slice(0, MOST_MARKS);
  const busy = source.districts.filter((district) => district.summary.enterprises > 0 || district.raised);
  const quiet = source.districts.filter((district) => !busy.includes(district));
  return [
    ...marks.flatMap((mark) => iconOf(mark, source) ?? []),
    ...marks.map(bodyOf),
    ...marks.filter((mark) => mark.raised).map((mark) => captionOf(mark, source)),
    ...busy.toSorted(byRisk).map((district) => districtLabel(district, source)),
    ...marks.filter((mark) => !mark.raised).map((mark) => captionOf(mark, source)),
    ...source.areas.map((area) => areaLabel(area, source)),
    ...quiet.map((district) => districtLabel(district, source)),
  ];
}

function byWeight(a: Mark, b: Mark): number {
  return (
    Number(b.raised) - Number(a.raised) ||
    compareLevels(a.gathering.warning, b.gathering.warning) ||
    (b.gathering.actual ?? -1) - (a.gathering.actual ?? -1)
  );
}

function compareLevels(a: Level | null, b: Level | null): number {
  if (a === b) return 0;
  return higherLevel(a, b) === a ? -1 : 1;
}

function byRisk(a: PlacedDistrict, b: PlacedDistrict): number {
  return Number(b.raised) - Number(a.raised) || (b.summary.actual ?? -1) - (a.summary.actual ?? -1);
}

function anchorOf(mark: Mark) {
  return {
    spots: [[mark.gathering.east, mark.gathering.north] as const],
    groundKm: mark.groundKm,
    risePx: pillarHeightPx(mark.gathering.extreme),
  };
}

function iconOf(mark: Mark, { icon, magnify }: LabelSource): MapLabel | null {
  const { warning, waiting } = mark.gathering;
  if (!warning) return null;
  const pulses = waiting && (warning === 'red' || warning === 'orange');
  return {
    key: `icon:${mark.key}`,
    ...anchorOf(mark),
    liftPx: ICON_PX / 2 + 6,
    stand: STAND.fixed,
    gapPx: 0,
    text: '',
    content: (
      <span className={styles.icon} data-pulse={pulses || undefined}>
        {icon(warning, ICON_PX * magnify)}
      </span>
    ),
  };
}

/** Keeps labels off the pillar itself. */
function bodyOf(mark: Mark): MapLabel {
  const height = pillarHeightPx(mark.gathering.extreme);
  const width = 2 * PILLAR_PX.ghost * pillarBreadth(mark.ids.length);
  return {
    key: `body:${mark.key}`,
    ...anchorOf(mark),
    risePx: height / 2,
    liftPx: 0,
    stand: STAND.fixed,
    gapPx: 0,
    text: '',
    content: null,
    sizePx: [width, height * 0.8],
  };
}

function captionOf(mark: Mark, { text }: LabelSource): MapLabel {
  const { gathering, ids } = mark;
  const [first] = ids;
  const name =
    ids.length === 1 && first !== undefined ? text.enterpriseName(first) : text.gathered(ids.length);
  const warning = gathering.warning ? text.warning(gathering.warning, gathering.waiting) : null;
  return {
    key: `caption:${mark.key}`,
    ...anchorOf(mark),
    liftPx: gathering.warning ? ICON_PX / 2 + 4 : -6,
    stand: STAND.beside,
    gapPx: gathering.warning ? 20 : 14,
    text: [name, warning].filter(Boolean).join(' '),
    content: (
      <span className={styles.caption} data-raised={mark.raised || undefined}>
        <span className={styles.name}>{name}</span>
        {warning ? <span className={styles.warning}>{warning}</span> : null}
        <span className={styles.figures}>{text.figures(gathering.actual, gathering.extreme)}</span>
      </span>
    ),
  };
}

function districtLabel(district: PlacedDistrict, { text }: LabelSource): MapLabel {
  const { summary } = district;
  const name = text.districtName(summary.code);
  const isBusy = summary.enterprises > 0;
  return {
    key: `district:${summary.code}`,
    spots: district.spots,
    groundKm: district.heightKm,
    risePx: 0,
    liftPx: 0,
    stand: STAND.centred,
    gapPx: 0,
    text: isBusy ? `${name} ${text.count(summary.enterprises)}` : name,
    content: (
      <span
        className={styles.district}
        data-busy={isBusy || undefined}
        data-raised={district.raised || undefined}
      >
        <span>
          {name}
          {isBusy ? <span className={styles.count}> {text.count(summary.enterprises)}</span> : null}
        </span>
        {summary.actualLevel ? (
          <span className={styles.risk} data-level={summary.actualLevel}>
            {text.riskLevel(summary.actualLevel)}
          </span>
        ) : null}
      </span>
    ),
  };
}

function areaLabel(area: PlacedArea, { text }: LabelSource): MapLabel {
  const name = text.areaName(area.code);
  const words = area.enterprises > 0 ? `${name} ${text.count(area.enterprises)}` : name;
  return {
    key: `area:${area.code}`,
    spots: area.spots,
    groundKm: area.heightKm,
    risePx: 0,
    liftPx: -4,
    stand: STAND.centred,
    gapPx: 0,
    text: words,
    content: <span className={styles.area}>{words}</span>,
  };
}

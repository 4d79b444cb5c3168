import type { ReactNode } from 'react';
import type { Level } from '../../../data/model/level';
import type { CollectorType } from '../../../data/model/points';
import type { PartId } from '../../../twin/collector/parts';
import { LevelIcon } from '../../ui/level-icon';
import type { PictureFigure } from './read-picture';
import styles from './scenario-picture.module.css';

const WIDTH = 300;
const HEIGHT = 208;
/** Room above the model for the sign of an expected alarm. */
const SKY = 24;

/**
 * A scenario as a small clay model, cut open like the twin: grey where all is well, the failing part outlined, the highest
 * expected alarm above it. Decoration: the card says the same in words.
 */
export function ScenarioPicture({ figures }: { figures: readonly PictureFigure[] }) {
  const many = figures.length > 1;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 ${-SKY} ${many ? WIDTH * 2 : WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
    >
      {figures.map((figure, at) => (
        <g key={figure.key} transform={`translate(${at * WIDTH} 0)`}>
          <Figure figure={figure} />
        </g>
      ))}
    </svg>
  );
}

function Figure({ figure: { type, faulty, level } }: { figure: PictureFigure }) {
  const mark = (part: PartId): string => (faulty.includes(part) ? 'faulty' : 'well');
  const [first] = faulty;
  return (
    <>
      <ellipse className={styles.shadow} cx="158" cy="174" rx="138" ry="8" />
      {type === 'dry' ? <DryCollector mark={mark} /> : <WetCollector mark={mark} />}
      {level && first ? <Expected level={level} place={placeOf(type, first)} /> : null}
    </>
  );
}

/** Sign of the expected alarm with a line to its part. */
function Expected({ level, place: { at, sign } }: { level: Level; place: SignPlace }) {
  return (
    <>
      <path className={styles.leader} d={`M${at.join(' ')}L${sign.join(' ')}`} />
      <circle className={styles.anchor} cx={at[0]} cy={at[1]} r="3" />
      <svg x={sign[0] - 15} y={sign[1] - 15} width="30" height="30" viewBox="0 0 30 30" aria-hidden>
        <LevelIcon level={level} size={30} />
      </svg>
    </>
  );
}

type Marked = { readonly mark: (part: PartId) => string };

/** Duct, housing cut open on its bags, header tank above, hopper, airlock and bin below, fan and stack behind. */
function DryCollector({ mark }: Marked) {
  return (
    <>
      <Intake mark={mark} />
      <Stack mark={mark} />
      <g className={styles.legs}>
        <path d="M113 106V172M200 106V172M232 92V158" />
      </g>
      <Box x={108} y={44} width={96} height={66} depth={34} state={mark('vent')} />
      <rect className={styles.inside} x="114" y="50" width="84" height="56" rx="2" />
      <g data-state={mark('filter')} className={styles.part}>
        {[0, 1, 2, 3, 4, 5, 6].map((bag) => (
          <rect key={bag} x={118 + bag * 11.4} y="53" width="7.4" height="48" rx="3.4" />
        ))}
      </g>
      <g data-state={mark('pulse')} className={styles.part}>
        <rect x="120" y="24" width="76" height="9" rx="4.5" />
        {[0, 1, 2, 3, 4].map((valve) => (
          <rect key={valve} x={127 + valve * 14.4} y="33" width="5" height="9" />
        ))}
      </g>
      <g data-state={mark('hopper')} className={styles.part}>
        <path d="M108 110H204L168 146H144Z" />
        <path className={styles.shade} d="M204 110 238 92 196 134 168 146Z" />
      </g>
      <g data-state={mark('airlock')} className={styles.part}>
        <circle cx="156" cy="154" r="9" />
        <path
          className={styles.lines}
          d="M156 146v16M148 154h16M150.4 148.4l11.2 11.2M161.6 148.4l-11.2 11.2"
        />
      </g>
      <path className={styles.front} d="M143 165h26l3 8h-32Z" />
    </>
  );
}

/** Tank with its water, spray curtain and eliminator above, pump loop in front, fan and stack behind. */
function WetCollector({ mark }: Marked) {
  return (
    <>
      <Intake mark={mark} />
      <Stack mark={mark} />
      <Box x={108} y={34} width={96} height={136} depth={34} state="well" />
      <rect className={styles.inside} x="114" y="40" width="84" height="124" rx="2" />
      <g data-state={mark('eliminator')} className={styles.part}>
        <path className={styles.lines} d="M117 46l8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8" />
      </g>
      <g data-state={mark('spray')} className={styles.part}>
        <path d="M116 62h80v4h-80Z" />
        <path
          className={styles.drops}
          d="M122 68v44M132 68v44M142 68v44M152 68v44M162 68v44M172 68v44M182 68v44M192 68v44"
        />
      </g>
      <g data-state={mark('tank')} className={styles.part}>
        <path d="M114 122q10-5 21 0t21 0 21 0 21 0v42H114Z" />
        <path className={styles.lines} d="M198 104H184l-12 14" />
        <circle cx="170" cy="119" r="6" />
      </g>
      <g data-state={mark('sludge')} className={styles.part}>
        <path d="M118 156h76v5h-76Z" />
      </g>
      <g data-state={mark('pump')} className={styles.part}>
        <path className={styles.pipe} d="M108 150H86M76 140V64H116" />
        <circle cx="78" cy="150" r="11" />
        <path className={styles.lines} d="M72 150a6 6 0 0 1 12 0" />
        <rect x="52" y="144" width="16" height="12" rx="2" />
      </g>
    </>
  );
}

/** Hood and duct on the dirty side. */
function Intake({ mark }: Marked) {
  return (
    <>
      <g data-state={mark('workshop')} className={styles.part}>
        <path d="M10 118 34 84h8l10 34Z" />
      </g>
      <g data-state={mark('duct')} className={styles.part}>
        <path d="M32 86V78q0-6 6-6h70v14H46v0Z" />
      </g>
    </>
  );
}

/** Outlet, fan and stack on the clean side. */
function Stack({ mark }: Marked) {
  return (
    <>
      <path className={styles.side} d="M226 52h30v12h-30Z" />
      <path className={styles.side} d="M262 12h16v96h-16Z" />
      <ellipse className={styles.top} cx="270" cy="12" rx="8" ry="3" />
      <g data-state={mark('fan')} className={styles.part}>
        <path d="M248 60h22v44q14 8 14 24a24 24 0 1 1-36-21Z" />
        <circle className={styles.inside} cx="260" cy="128" r="9" />
        <rect x="226" y="122" width="16" height="13" rx="2" />
      </g>
      <path className={styles.legs} d="M246 150l-6 22M274 150l6 22" />
    </>
  );
}

function Box({
  x,
  y,
  width,
  height,
  depth,
  state,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  depth: number;
  state: string;
}): ReactNode {
  const right = x + width;
  const rise = depth * 0.5;
  return (
    <g data-state={state} className={styles.part}>
      <path
        className={styles.top}
        d={`M${x} ${y}l${depth} ${-rise}h${width}L${right} ${y}Z`}
        data-face="top"
      />
      <path className={styles.side} d={`M${right} ${y}l${depth} ${-rise}v${height}l${-depth} ${rise}Z`} />
      <rect className={styles.front} x={x} y={y} width={width} height={height} />
    </g>
  );
}

interface SignPlace {
  /** Where the line touches the part, in the picture's own units. */
  readonly at: readonly [number, number];
  /** Middle of the sign, on free ground. */
  readonly sign: readonly [number, number];
}

function placeOf(type: CollectorType, part: PartId): SignPlace {
  return (type === 'dry' ? DRY_PLACES : WET_PLACES)[part] ?? { at: [156, 78], sign: [156, -7] };
}

const AT_WORKSHOP: SignPlace = { at: [32, 100], sign: [32, 46] };
const AT_DUCT: SignPlace = { at: [76, 79], sign: [76, 34] };
const AT_FAN: SignPlace = { at: [262, 116], sign: [292, 60] };

const DRY_PLACES: Partial<Record<PartId, SignPlace>> = {
  workshop: AT_WORKSHOP,
  duct: AT_DUCT,
  'spark-detector': AT_DUCT,
  'isolation-valve': AT_DUCT,
  filter: { at: [122, 60], sign: [92, 20] },
  pulse: { at: [124, 28], sign: [92, 8] },
  hopper: { at: [128, 124], sign: [78, 124] },
  airlock: { at: [150, 154], sign: [78, 142] },
  fan: AT_FAN,
};
const WET_PLACES: Partial<Record<PartId, SignPlace>> = {
  workshop: AT_WORKSHOP,
  duct: AT_DUCT,
  tank: { at: [130, 140], sign: [40, 140] },
  spray: { at: [120, 64], sign: [84, 20] },
  eliminator: { at: [122, 50], sign: [84, 14] },
  pump: { at: [74, 146], sign: [34, 120] },
  sludge: { at: [122, 158], sign: [40, 150] },
  fan: AT_FAN,
};

import { useMemo } from 'react';
import type { Enterprise } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import type { Mark, PlacedArea, PlacedDistrict } from './build-labels';
import { middleOf, placeEnterprises } from './city-layout';
import type { CityPalette } from './city-palette';
import type { CitySelection } from './city-selection';
import type { OverlayArea } from './create-area-overlay';
import { createRelief, type ReliefDistrict } from './create-relief';
import { districtLook } from './district-look';
import { gatherEnterprises } from './gather-enterprises';
import { labelSpots } from './label-spots';
import { createProjection, type LonLat } from './projection';
import { reliefHeightKm } from './relief-height';
import { summariseDistricts } from './summarise-districts';

export interface CityContent {
  readonly districts: readonly (ReliefDistrict & { readonly centre: LonLat })[];
  readonly areas: readonly (OverlayArea & { readonly centre: LonLat })[];
  readonly enterprises: readonly Pick<Enterprise, 'id' | 'district' | 'area' | 'longitude' | 'latitude'>[];
  readonly risk: readonly EnterpriseRisk[];
  readonly warnings: readonly Warning[];
  readonly selected: CitySelection | null;
}

/** Enterprises closer than this on the screen stand as one pillar. */
const GATHER_PX = 26;
/** With more enterprises than this on the map, pillars gather from farther, up to GATHER_MOST_PX. */
const GATHER_FREELY = 60;
const GATHER_MOST_PX = 64;

/** The zoom steps at which pillars gather anew: half octaves of kilometres per pixel. */
export function gatherStep(kmPerPx: number): number {
  return Math.ceil(Math.log2(kmPerPx) * 2);
}

/** The more enterprises, the farther a pillar gathers: a crowd of 43,000 must stay a picture. */
function gatherPx(enterprises: number): number {
  return Math.min(GATHER_MOST_PX, Math.max(GATHER_PX, GATHER_PX * Math.sqrt(enterprises / GATHER_FREELY)));
}

/** Content -> everything that is drawn, each part computed again only when what it depends on has changed. */
export function useCityPicture(
  content: CityContent,
  palette: CityPalette,
  step: number | null,
  hovered: string | null,
) {
  const { districts, areas, enterprises, risk, warnings, selected } = content;
  const projection = useMemo(
    () => createProjection(middleOf(districts.flatMap(({ polygons }) => polygons.flat(2)))),
    [districts],
  );
  const relief = useMemo(() => createRelief(districts, projection), [districts, projection]);
  const summaries = useMemo(
    () => summariseDistricts({ districts, enterprises, risk, warnings }),
    [districts, enterprises, risk, warnings],
  );
  const heights = useMemo(
    () => new Map(summaries.map((summary) => [summary.code, reliefHeightKm(summary.actual)])),
    [summaries],
  );
  const placed = useMemo(
    () => placeEnterprises(enterprises, risk, warnings, projection),
    [enterprises, risk, warnings, projection],
  );
  const standing = useMemo(() => {
    if (step === null) return [];
    return gatherEnterprises(placed, gatherPx(placed.length) * 2 ** (step / 2)).map((gathering) => {
      const [leader] = gathering.members;
      const district = leader === undefined ? undefined : enterprises[leader]?.district;
      const ids = gathering.members.flatMap((index) => placed[index]?.id ?? []);
      return { key: ids[0] ?? '', gathering, groundKm: heights.get(district ?? '') ?? 0, ids };
    });
  }, [placed, step, enterprises, heights]);
  const marks = useMemo(
    () =>
      standing.map((mark): Mark => {
        const isSelected = selected?.kind === 'enterprise' && mark.ids.includes(selected.id);
        return { ...mark, selected: isSelected, raised: isSelected || mark.key === hovered };
      }),
    [standing, selected, hovered],
  );
  const placedDistricts = useMemo(
    () =>
      summaries.flatMap((summary, i): PlacedDistrict[] => {
        const district = districts[i];
        if (!district) return [];
        const centre = projection.toPlane(district.centre);
        const spots = labelSpots(relief.outlines.get(summary.code) ?? [], centre);
        const raised = selected?.kind === 'district' && selected.code === summary.code;
        return [{ summary, spots, heightKm: heights.get(summary.code) ?? 0, raised }];
      }),
    [summaries, districts, projection, relief, heights, selected],
  );
  const sheetKm = useMemo(() => Math.max(0, ...heights.values()), [heights]);
  const placedAreas = useMemo(
    () =>
      areas.map((area): PlacedArea => {
        const rings = area.polygons.map((polygon) => polygon.map((ring) => ring.map(projection.toPlane)));
        const spots = labelSpots(rings, projection.toPlane(area.centre));
        const inside = enterprises.filter((enterprise) => enterprise.area === area.code).length;
        return { code: area.code, spots, heightKm: sheetKm, enterprises: inside };
      }),
    [areas, projection, enterprises, sheetKm],
  );
  const pickable = useMemo(
    () =>
      [...relief.outlines].map(([code, polygons]) => ({ code, heightKm: heights.get(code) ?? 0, polygons })),
    [relief, heights],
  );
  const selectedDistrict = selected?.kind === 'district' ? selected.code : null;
  const looks = useMemo(
    () =>
      new Map(
        summaries.map((each) => [each.code, districtLook(each, palette, each.code === selectedDistrict)]),
      ),
    [summaries, palette, selectedDistrict],
  );
  return {
    projection,
    relief,
    placed,
    standing,
    marks,
    placedDistricts,
    placedAreas,
    pickable,
    looks,
    sheetKm,
  };
}

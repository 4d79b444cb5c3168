import { LIVE } from '../../../data/model/world';
import { useMe } from '../../ui/use-me';
import { useWorld } from '../../ui/world';

/** GB/T 2260 codes of the districts that the overview is narrowed to; null where it shows the whole city, as every exercise does. */
export function useOwnDistricts(): readonly string[] | null {
  const world = useWorld();
  const me = useMe();
  return world === LIVE ? (me?.districts ?? null) : null;
}

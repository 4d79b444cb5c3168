import { LIVE, type World } from '../../data/model/world';
import { formatMoment } from './clock-address';
import { hasClock } from './has-clock';

/** `/plants/E1?tab=risk` in a run at a moment gives `/plants/E1?tab=risk&run=r1&t=2026-11-21T14:03:05`; what the path says itself stays. A page without a clock gets neither. */
export function addressOf(path: string, world: World, at: number | null): string {
  const [front = '', hash] = path.split('#', 2);
  const [page = '', query = ''] = front.split('?', 2);
  if (!hasClock(page)) return path;
  const search = new URLSearchParams(query);
  if (world !== LIVE && !search.has('run')) search.set('run', world.slice('run:'.length));
  if (at !== null && !search.has('t')) search.set('t', formatMoment(at));
  const text = search.toString().replaceAll('%3A', ':');
  return `${page}${text === '' ? '' : `?${text}`}${hash === undefined ? '' : `#${hash}`}`;
}

/** A world is `live` or one exercise run. Readings, alarms and clocks of two worlds never meet. */
export type World = 'live' | `run:${string}`;

export const LIVE: World = 'live';

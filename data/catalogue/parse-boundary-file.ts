import { type District, readBoundaries } from './read-boundaries';

/**
 * An official boundary file in place of the built-in schematic one: GeoJSON text with the 16 districts, properties
 * `code` and `name`. Throws an Error of one sentence (see `readBoundaries`); text that is not JSON throws too.
 */
export function parseBoundaryFile(text: string): readonly District[] {
  return readBoundaries(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(
      `boundary file: not JSON (${(error as Error).message}); a GeoJSON FeatureCollection is expected`,
    );
  }
}

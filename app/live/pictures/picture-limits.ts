/** 4000 x 3000: what cameras of the trade give. Decoded it is 36 MB. */
export const MAX_PICTURE_PIXELS = 12_000_000;
export const MAX_PICTURE_BYTES = 1024 * 1024;
/** How far back pictures reach, ms. */
export const PICTURES_REACH_MS = 30 * 86_400_000;
/** How far a camera's clock may be ahead, ms; as with readings. */
export const PICTURE_AHEAD_MS = 300_000;

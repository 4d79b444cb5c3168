/** Relative humidity in a workshop whose plant has no weather, percent. Own placeholder. */
export const WORKSHOP_HUMIDITY_PERCENT = 50;

/** Warning and risk levels, highest first: I red, II orange, III yellow, IV blue. */
export const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
export type Level = (typeof LEVELS)[number];
export const ROMAN: Readonly<Record<Level, string>> = { red: 'Ⅰ', orange: 'Ⅱ', yellow: 'Ⅲ', blue: 'Ⅳ' };

/** Alarm priorities 1 (highest) to 4 are shown in the level colours. */
export type Priority = 1 | 2 | 3 | 4;
export function levelOfPriority(priority: Priority): Level {
  return LEVELS[priority - 1] as Level;
}

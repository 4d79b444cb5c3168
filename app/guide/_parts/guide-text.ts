/** Chapters of the user guide, in its order. A chapter's address is `/guide#id`. */
export const CHAPTER_IDS = [
  'start',
  'overview',
  'plants',
  'alarms',
  'trends',
  'exercises',
  'exchange',
  'registry',
  'data-health',
  'admin',
  'audit',
  'account',
  'worlds',
  'signs',
  'provisional',
  'keys',
  'glossary',
] as const;
export type ChapterId = (typeof CHAPTER_IDS)[number];

/** A chapter in one language. Text between backticks is a key of the keyboard. */
export interface ChapterText {
  readonly title: string;
  /** What it is for, one or two sentences. */
  readonly lead: string;
  /** What to do, one step an entry. */
  readonly steps: readonly string[];
  /** What is good to know besides. */
  readonly notes: readonly string[];
}

export type GuideText = Readonly<Record<ChapterId, ChapterText>>;

import type { Verdict } from './report-rows';

/** A sign beside each word; told apart without colour. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  hit: '✓',
  late: '◷',
  miss: '✕',
  false: '!',
  averted: '⊘',
  notReached: '○',
  unscripted: '＋',
};

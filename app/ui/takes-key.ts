/** What has the focus, as far as this file must know it. */
export interface KeyHolder {
  readonly closest: (selectors: string) => unknown;
}

/** Fields take every key; what scrolls, and a choice of one, takes the arrows up and down; what chooses, stands in a toolbar or scrolls sideways takes those to the sides; buttons and links take Space; whatever else has the focus takes Enter, a row aside. */
export function takesKey(target: KeyHolder, key: string, isPage = false): boolean {
  const isIn = (selectors: string) => target.closest(selectors) !== null;
  if (isIn(FIELDS)) return true;
  if (key === 'Enter') return !isPage && (!isIn('tr') || isIn('button, a'));
  if (key === ' ') return isIn(PRESSABLE);
  if (SIDE_KEYS.has(key)) return isIn(CHOOSING);
  return SCROLL_KEYS.has(key) && isIn(UPRIGHT);
}

const FIELDS =
  'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [role="combobox"], [role="listbox"]';
const PRESSABLE =
  'button, a, summary, input, [role="button"], [role="tab"], [role="option"], [role="switch"]';
const CHOOSING =
  'input, [role="tab"], [role="radiogroup"], [role="radio"], [role="slider"], [role="tree"], [role="grid"], [role="toolbar"], [data-keys="sides"], [data-scrolls="x"]';
const UPRIGHT = '[data-scrolls], input[type="radio"], [role="radio"]';
const SCROLL_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);
const SIDE_KEYS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight']);

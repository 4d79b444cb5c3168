'use client';

import { useEffect, useRef } from 'react';

/** `KeyboardEvent.key`, letters in lower case. */
export interface PressedKey {
  readonly key: string;
  readonly shift: boolean;
}

/**
 * Hands a pressed key to `handle` anywhere on the page, but never while a person writes, holds Ctrl, Alt or Meta, when what has the
 * focus needs that key itself, or while `paused`. A key for which `handle` answers true does nothing else.
 */
export function usePageKeys(handle: (pressed: PressedKey) => boolean, paused: boolean): void {
  const newest = useRef(handle);
  useEffect(() => {
    newest.current = handle;
  });
  useEffect(() => {
    if (paused) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector(OPEN_DIALOG) || takesKey(event.target, event.key)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (newest.current({ key, shift: event.shiftKey })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [paused]);
}

/** Fields take every key; what scrolls takes the arrows up and down; what chooses takes those to the sides; buttons and links take Space; whatever else has the focus takes Enter, a row aside. */
function takesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(FIELDS)) return true;
  if (key === 'Enter')
    return target !== document.body && (!target.closest('tr') || target.closest('button, a') !== null);
  if (key === ' ') return target.closest(PRESSABLE) !== null;
  if (SIDE_KEYS.has(key)) return target.closest(CHOOSING) !== null;
  return SCROLL_KEYS.has(key) && target.closest('[data-scrolls]') !== null;
}

const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]:not([hidden])';
const FIELDS =
  'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [role="combobox"], [role="listbox"]';
const PRESSABLE =
  'button, a, summary, input, [role="button"], [role="tab"], [role="option"], [role="switch"]';
const CHOOSING =
  'input, [role="tab"], [role="radiogroup"], [role="radio"], [role="slider"], [role="tree"], [role="grid"], [data-keys="sides"]';
const SCROLL_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);
const SIDE_KEYS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight']);

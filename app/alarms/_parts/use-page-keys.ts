'use client';

import { useEffect, useRef } from 'react';

/**
 * Hands a pressed key (`KeyboardEvent.key`; letters in lower case) to `handle` anywhere on the page, but never while a person
 * writes, holds Ctrl, Alt or Meta, or while `paused`. A key for which `handle` answers true does nothing else.
 */
export function usePageKeys(handle: (key: string) => boolean, paused: boolean): void {
  const newest = useRef(handle);
  useEffect(() => {
    newest.current = handle;
  });
  useEffect(() => {
    if (paused) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (takesKeys(event.target, event.key)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (newest.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [paused]);
}

/** Fields take every key; what scrolls takes the arrows; whatever else has the focus takes Enter, a row aside. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(FIELDS)) return true;
  if (key === 'Enter')
    return target !== document.body && (!target.closest('tr') || target.closest('button, a') !== null);
  return SCROLL_KEYS.has(key) && target.closest('[data-scrolls]') !== null;
}

const FIELDS = 'input, textarea, select, [role="combobox"], [role="listbox"]';
const SCROLL_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

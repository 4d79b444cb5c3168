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

/** Fields take every key; buttons and links take Enter. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="listbox"]')
  )
    return true;
  return key === 'Enter' && target.closest('button, a, [role="button"]') !== null;
}

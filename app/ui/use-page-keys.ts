'use client';

import { useEffect, useRef } from 'react';
import { takesKey } from './takes-key';

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
      if (document.querySelector(OPEN_DIALOG) || isTaken(event.target, event.key)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (newest.current({ key, shift: event.shiftKey })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [paused]);
}

function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || takesKey(target, key, target === document.body);
}

const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]:not([hidden])';

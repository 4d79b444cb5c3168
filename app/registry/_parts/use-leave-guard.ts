'use client';

import { useEffect, useRef, useState } from 'react';

export interface LeaveGuard {
  /** Where the person was about to go; null: nowhere. */
  readonly wanted: string | null;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** While something is not saved: a pressed link of this page waits for a decision, and the browser asks before it closes the tab. */
export function useLeaveGuard(isUnsaved: boolean): LeaveGuard {
  const [wanted, want] = useState<string | null>(null);
  // Once decided, the browser need not ask again.
  const isDecided = useRef(false);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isDecided.current) event.preventDefault();
    };
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || !leavesPage(link, event)) return;
      event.preventDefault();
      event.stopPropagation();
      want(link.href);
    };
    window.addEventListener('beforeunload', ask);
    document.addEventListener('click', hold, true);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('click', hold, true);
    };
  }, [isUnsaved]);
  return {
    wanted,
    stay: () => want(null),
    leave: () => {
      if (wanted === null) return;
      isDecided.current = true;
      window.location.assign(wanted);
    },
  };
}

function leavesPage(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || link.target === '_blank' || link.download !== '')
    return false;
  return new URL(link.href).pathname !== window.location.pathname || link.origin !== window.location.origin;
}

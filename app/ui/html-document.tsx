'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { GROUND_COOKIE, type Ground, pageKindOf, parseGroundChoice, serializeGroundChoice } from './ground';
import { writeCookie } from './write-cookie';

const GroundContext = createContext<{ readonly ground: Ground; readonly toggle: () => void }>({
  ground: 'dark',
  toggle: () => {},
});

/** The `<html>` of every page. Its ground is known on the server already, so no page flashes in the other one. */
export function HtmlDocument({
  locale,
  groundCookie,
  children,
}: {
  locale: string;
  groundCookie: string | undefined;
  children: ReactNode;
}) {
  const kind = pageKindOf(usePathname());
  const [choice, setChoice] = useState(() => parseGroundChoice(groundCookie));
  const ground = choice[kind];
  const value = useMemo(
    () => ({
      ground,
      toggle() {
        const next = { ...choice, [kind]: ground === 'dark' ? 'light' : 'dark' } as const;
        writeCookie(GROUND_COOKIE, serializeGroundChoice(next));
        setChoice(next);
      },
    }),
    [choice, kind, ground],
  );
  return (
    <html lang={locale} data-ground={ground}>
      <body>
        <GroundContext value={value}>{children}</GroundContext>
      </body>
    </html>
  );
}

/** The ground of the page that is shown. Canvases take their colours by it. */
export function useGround(): Ground {
  return useContext(GroundContext).ground;
}

export function useToggleGround(): () => void {
  return useContext(GroundContext).toggle;
}

'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useHref, useMomentTs } from './world';

/** A link to another page that stays in the world and at the moment that this page shows. */
export function WorldLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const address = useHref(href);
  const isPast = useMomentTs() !== null;
  // While the past is played the address changes every moment: fetching each beforehand would flood the server.
  return <Link {...rest} href={address} {...(isPast ? { prefetch: false } : {})} />;
}

'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useValidationView } from './use-validation-view';

/** The way to a case with its picture, in the same report and comparison. */
export function CaseLink({
  report,
  caseKey,
  children,
}: {
  report: string;
  caseKey: string;
  children: ReactNode;
}) {
  const [{ against }] = useValidationView();
  const search = new URLSearchParams({ report, ...(against === null ? {} : { against }), case: caseKey });
  return (
    <Link href={`/validation?${search.toString()}`} prefetch={false}>
      {children}
    </Link>
  );
}

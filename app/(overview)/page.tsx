import { Suspense } from 'react';
import { Overview } from './_parts/overview';

/** One map: the leadership's 3D risk overview of the city. `?screen=1` is the big screen. */
export default function OverviewPage() {
  return (
    <Suspense>
      <Overview />
    </Suspense>
  );
}

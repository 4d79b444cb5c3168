import { Suspense } from 'react';
import { guardPage } from '../ui/guard-page';
import { Overview } from './_parts/overview';

/** One map: the leadership's 3D risk overview of the city. `?screen=1` is the big screen. */
function OverviewPage() {
  return (
    <Suspense>
      <Overview />
    </Suspense>
  );
}

export default guardPage('see', OverviewPage);

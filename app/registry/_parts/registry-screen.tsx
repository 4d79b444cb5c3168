'use client';

import { useClock } from '../../ui/world';
import { ManagingScreen } from './managing-screen';
import { ReadingScreen } from './reading-screen';
import { useRights } from './use-rights';

/** The registry: for those who manage it every record with its form and versions, for all others what is registered. An exercise's registry is only read. */
export function RegistryScreen({ mqttPort }: { mqttPort: number }) {
  const rights = useRights();
  const { mode } = useClock();
  if (!rights) return null;
  return rights.includes('manage-registry') && mode !== 'exercise' ? (
    <ManagingScreen rights={rights} mqttPort={mqttPort} />
  ) : (
    <ReadingScreen rights={rights} />
  );
}

import { expect, test } from 'vitest';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import { openRegistryDesk, type RegistryDeskOptions } from './open-registry-desk';

const NOW = 100;
const window = (id: string, from: number, to: number): [string, MaintenanceWindow] => [
  id,
  { id, collector: 'C', from, to, reason: 'belt', by: 'Li', createdTs: 0, endedBy: null },
];

test('maintenance that is over, or was withdrawn before it began, is past, the latest first; no other can be ended', async () => {
  const windows = new Map([
    window('over', 10, 20),
    window('over just now', 50, NOW),
    window('withdrawn', 200, 200),
    window('now', 90, NOW + 1),
    window('coming', 150, 160),
  ]);
  const keeper = {
    windows: () => windows,
    keepWindow: async (kept: MaintenanceWindow) => void windows.set(kept.id, kept),
  };
  const desk = openRegistryDesk({ store: {}, now: () => NOW, keeper } as unknown as RegistryDeskOptions);
  const idsOf = (of: readonly MaintenanceWindow[]): string[] => of.map(({ id }) => id);
  expect(idsOf(desk.maintenance())).toEqual(['now', 'coming']);
  expect(idsOf(desk.endedMaintenance())).toEqual(['withdrawn', 'over just now', 'over']);

  expect(await desk.endMaintenance('over', 'Wu')).toBeNull();
  expect(await desk.endMaintenance('withdrawn', 'Wu')).toBeNull();
  expect(await desk.endMaintenance('now', 'Wu')).toMatchObject({ to: NOW, endedBy: 'Wu' });
  expect(await desk.endMaintenance('coming', 'Wu')).toMatchObject({ from: 150, to: 150, endedBy: 'Wu' });
  expect(desk.maintenance()).toEqual([]);
});

import { FAULTS } from '../../../data/catalogue/faults';

export type CatalogueFault = (typeof FAULTS)[number];

/** The catalogue's row of a fault; undefined for one that a newer scenario file may name. */
export function findFault(id: string): CatalogueFault | undefined {
  return FAULTS.find((fault) => fault.id === id);
}

import type { Collector } from '../data/model/registry';
import { type DustWeight, transportVelocity } from './physics/transport-velocity';

type MachineKind = Collector['machines'][number]['kind'];

/** What a kind of machine sends into the hood. All numbers are placeholders of our own, inside the ranges of the literature. */
export interface MachineDust {
  /** Dust in the collected air at full production, g/m3. */
  readonly concentrationGM3: number;
  /** Specific cake resistance K2, 1/s. */
  readonly cakeResistancePerS: number;
  readonly bulkDensityKgM3: number;
  /** Gas above the workshop air, K. */
  readonly heatK: number;
  /** The heaviest that the main duct has to carry. */
  readonly weight: DustWeight;
}

const MACHINE_DUST: Readonly<Record<MachineKind, Omit<MachineDust, 'weight'>>> = {
  polisher: { concentrationGM3: 1.5, cakeResistancePerS: 2e5, bulkDensityKgM3: 600, heatK: 10 },
  sander: { concentrationGM3: 6, cakeResistancePerS: 6e4, bulkDensityKgM3: 180, heatK: 5 },
  saw: { concentrationGM3: 5, cakeResistancePerS: 5e4, bulkDensityKgM3: 150, heatK: 3 },
  'spray-booth': { concentrationGM3: 6, cakeResistancePerS: 1e5, bulkDensityKgM3: 500, heatK: 3 },
  mill: { concentrationGM3: 8, cakeResistancePerS: 8e4, bulkDensityKgM3: 450, heatK: 8 },
  sifter: { concentrationGM3: 5, cakeResistancePerS: 8e4, bulkDensityKgM3: 500, heatK: 4 },
  grinder: { concentrationGM3: 2, cakeResistancePerS: 2e5, bulkDensityKgM3: 700, heatK: 10 },
  bench: { concentrationGM3: 1, cakeResistancePerS: 1.5e5, bulkDensityKgM3: 400, heatK: 3 },
};

/** Rows of the table of transport velocities that name these dusts, or come nearest. */
const WEIGHTS: Readonly<Record<MachineKind, DustWeight>> = {
  polisher: 'general',
  sander: 'very-fine-light',
  saw: 'heavy',
  'spray-booth': 'very-fine-light',
  mill: 'dry-powder',
  sifter: 'dry-powder',
  grinder: 'general',
  bench: 'general',
};

/** Mean over the machines of one system, weighted by their count; the weight is that of the heaviest. */
export function machineDust(machines: Collector['machines']): MachineDust {
  let total = 0;
  let weight: DustWeight = 'very-fine-light';
  const sum = { concentrationGM3: 0, cakeResistancePerS: 0, bulkDensityKgM3: 0, heatK: 0 };
  for (const { kind, count } of machines) {
    const dust = MACHINE_DUST[kind];
    total += count;
    sum.concentrationGM3 += count * dust.concentrationGM3;
    sum.cakeResistancePerS += count * dust.cakeResistancePerS;
    sum.bulkDensityKgM3 += count * dust.bulkDensityKgM3;
    sum.heatK += count * dust.heatK;
    if (transportVelocity(WEIGHTS[kind]) > transportVelocity(weight)) weight = WEIGHTS[kind];
  }
  return {
    concentrationGM3: sum.concentrationGM3 / total,
    cakeResistancePerS: sum.cakeResistancePerS / total,
    bulkDensityKgM3: sum.bulkDensityKgM3 / total,
    heatK: sum.heatK / total,
    weight,
  };
}

import { z } from 'zod';
import table from './explosions.json';

const source = z.object({ document: z.string().min(1), verified: z.string().min(1) });

const explosionCase = z.object({
  volumeM3: z.number(),
  lengthOverDiameter: z.number(),
  pmaxBar: z.number(),
  kstBarMs: z.number(),
  strengthBar: z.number(),
  vent: z.object({ areaM2: z.number(), pstatBar: z.number(), ductM: z.number() }).nullable(),
  isolation: z
    .object({
      distanceM: z.number(),
      flameSpeedMs: z.number(),
      detectionS: z.number(),
      closingS: z.number(),
    })
    .nullable(),
  connected: z.array(z.string()),
});

const oracleSchema = z.object({
  about: z.string(),
  cubicLaw: z.object({
    source,
    cases: z.array(
      z.object({ kstBarMs: z.number(), volumeM3: z.number(), riseBarS: z.number(), within: z.number() }),
    ),
  }),
  timeToPeak: z.object({
    source,
    cases: z.array(
      z.object({
        volumeM3: z.number(),
        pmaxBar: z.number(),
        kstBarMs: z.number(),
        peakS: z.number(),
        within: z.number(),
      }),
    ),
  }),
  ventArea: z.object({
    source,
    cases: z.array(
      z.object({
        volumeM3: z.number(),
        lengthOverDiameter: z.number(),
        pmaxBar: z.number(),
        kstBarMs: z.number(),
        pstatBar: z.number(),
        predBar: z.number(),
        areaM2: z.number(),
      }),
    ),
  }),
  consequence: z.object({
    source,
    cases: z.array(
      z.object({
        name: z.string(),
        given: explosionCase,
        expected: z.object({
          peakBar: z.number(),
          basis: z.string(),
          housingBursts: z.boolean(),
          flameReachM: z.number().nullable(),
          reached: z.array(z.string()),
        }),
      }),
    ),
  }),
});

/** Outside cases on which the two laws of explosion consequences, the simulator's and the risk model's, are both tested. */
export const EXPLOSION_ORACLES = oracleSchema.parse(table);

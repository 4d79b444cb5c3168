import type { Bases, Outcome } from './deliver-messages';
import type { PlannedMessage } from './plan-batch';
import type { EnterpriseProgress, UploadStore } from './upload-types';

type Kept = Awaited<ReturnType<UploadStore['linkEnterprises']>>[number];
type Added = Parameters<UploadStore['saveLink']>[0]['accepted'];

/** What each enterprise came to, and which of its base messages the endpoint has. */
export interface EnterpriseBooks {
  /** Hash of the base message that the endpoint has, by enterprise; whoever delivers one writes it here. */
  readonly bases: Bases;
  readonly progress: () => readonly EnterpriseProgress[];
  /** What is to be kept of a batch: each enterprise that it touched, or whose base message went without a reading. */
  readonly toKeep: (outcomes: readonly (readonly [PlannedMessage, Outcome])[]) => Added;
  /** It is durable: from now on it is counted. */
  readonly kept: (added: Added) => void;
}

/** The books of the enterprises, going on from what was kept. */
export function openEnterpriseBooks(before: readonly Kept[]): EnterpriseBooks {
  const enterprises = new Map<string, EnterpriseProgress>();
  const bases: Bases = new Map();
  for (const { baseHash, ...one } of before) {
    enterprises.set(one.enterprise, one);
    if (baseHash !== null) bases.set(one.enterprise, baseHash);
  }
  const keptBases = new Map(bases);

  function count({ enterprise, accepted, refused, ts }: Added[number]): void {
    const known = enterprises.get(enterprise);
    enterprises.set(enterprise, {
      enterprise,
      accepted: (known?.accepted ?? 0) + accepted,
      refused: (known?.refused ?? 0) + refused,
      lastAcceptedTs: ts ?? known?.lastAcceptedTs ?? null,
    });
  }

  return {
    bases,
    progress: () => [...enterprises.values()],
    toKeep(outcomes) {
      const counts = countByEnterprise(outcomes);
      for (const [enterprise, hash] of bases)
        if (keptBases.get(enterprise) !== hash && !counts.has(enterprise)) counts.set(enterprise, NOTHING);
      return [...counts].map(([enterprise, counted]) => ({
        enterprise,
        ...counted,
        baseHash: bases.get(enterprise) ?? null,
      }));
    },
    kept(added) {
      for (const { enterprise, baseHash } of added)
        if (baseHash !== null) keptBases.set(enterprise, baseHash);
      for (const one of added) count(one);
    },
  };
}

interface EnterpriseCount {
  readonly accepted: number;
  readonly refused: number;
  readonly ts: number | null;
}

const NOTHING: EnterpriseCount = { accepted: 0, refused: 0, ts: null };

function countByEnterprise(
  outcomes: readonly (readonly [PlannedMessage, Outcome])[],
): Map<string, EnterpriseCount> {
  const counts = new Map<string, EnterpriseCount>();
  for (const [{ enterprise }, outcome] of outcomes) {
    const before = counts.get(enterprise) ?? NOTHING;
    counts.set(enterprise, {
      accepted: before.accepted + outcome.accepted,
      refused: before.refused + outcome.refusals.length,
      ts: outcome.acceptedTs ?? before.ts,
    });
  }
  return counts;
}

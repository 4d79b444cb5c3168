import type { LinkStage } from '../model/exchange';
import type { StoredReading } from '../model/reading';
import type { PlainMessage } from './build-messages';
import type { UploadState } from './upload-state';

/** One stretch of the pipe as it fills. */
interface Stage {
  readonly value: () => LinkStage;
  readonly count: (readings: number, newest: StoredReading) => void;
  /** A message counts once, however often it is tried. */
  readonly add: (message: PlainMessage) => void;
}

/** Sealed, sent and accepted, going on from what was kept. */
export function createStages(state: UploadState): Readonly<Record<'sealed' | 'sent' | 'accepted', Stage>> {
  const { acceptedIngestId: ingestId, acceptedReceivedTs: newestReceivedTs } = state;
  const before = { readings: state.accepted + state.refused, ingestId, newestReceivedTs };
  return {
    sealed: createStage(before),
    sent: createStage(before),
    accepted: createStage({ ...before, readings: state.accepted }),
  };
}

function createStage(before: LinkStage): Stage {
  let value = before;
  const count: Stage['count'] = (readings, newest) => {
    const isNewest = newest.ingestId > value.ingestId;
    value = {
      readings: value.readings + readings,
      ingestId: isNewest ? newest.ingestId : value.ingestId,
      newestReceivedTs: isNewest ? newest.receivedTs : value.newestReceivedTs,
    };
  };
  /** Highest ingestId counted, by enterprise: what comes again lies below it. */
  const counted = new Map<string, number>();
  return {
    value: () => value,
    count,
    add({ enterprise, records }) {
      const floor = counted.get(enterprise) ?? 0;
      const fresh = [...records.values()].filter((reading) => reading.ingestId > floor);
      const newest = fresh.at(-1);
      if (!newest) return;
      counted.set(enterprise, newest.ingestId);
      count(fresh.length, newest);
    },
  };
}

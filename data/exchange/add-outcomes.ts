import type { LinkStage } from '../model/exchange';
import type { Outcome } from './deliver-messages';
import type { UploadState } from './upload-state';

/** The state after a batch: its plan is over and done, and what it came to is added. */
export function addOutcomes(
  state: UploadState,
  batch: { readonly withheld: number; readonly outcomes: ReadonlyMap<unknown, Outcome> },
  { refused, newest }: { readonly refused: number; readonly newest: LinkStage },
): UploadState {
  const sum = (of: (outcome: Outcome) => number): number =>
    [...batch.outcomes.values()].reduce((total, outcome) => total + of(outcome), 0);
  return {
    ...state,
    plan: [],
    owners: {},
    split: [],
    withheld: state.withheld + batch.withheld,
    accepted: state.accepted + sum((outcome) => outcome.accepted),
    refused: state.refused + refused,
    repeated: state.repeated + sum((outcome) => outcome.repeated),
    messagesAccepted: state.messagesAccepted + sum((outcome) => outcome.messages),
    acceptedIngestId: newest.ingestId,
    acceptedReceivedTs: newest.newestReceivedTs,
  };
}

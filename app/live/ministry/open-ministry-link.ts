import type { LinkStatus } from '../../../data/model/exchange';
import type { Store } from '../../../data/store/types';
import type { MinistryLink } from '../../workbench';

export interface MinistryLinkOptions {
  readonly store: Store;
}

export interface OpenMinistryLink {
  readonly link: MinistryLink;
  readonly stop: () => Promise<void>;
}

/** The link without an endpoint: nothing is sent. */
export async function openMinistryLink({ store }: MinistryLinkOptions): Promise<OpenMinistryLink> {
  const none = { readings: 0, ingestId: 0, newestReceivedTs: null };
  const status: LinkStatus = {
    state: 'off',
    endpoint: null,
    pause: null,
    stages: { stored: none, sealed: none, sent: none, accepted: none },
    cursor: 0,
    backlog: { readings: 0, oldestReceivedTs: null },
    withheld: { virtual: 0 },
    refused: 0,
    repeated: 0,
    messagesAccepted: 0,
    lastAnswer: null,
    failuresInARow: 0,
    nextTryTs: null,
    delayMs: null,
    enterprises: [],
    failures: [],
    results: { askedTs: null, kept: 0 },
  };
  return {
    link: {
      status: () => status,
      pause: async () => undefined,
      resume: async () => undefined,
      configure: async () => undefined,
      refusals: (limit) => store.linkRefusals(limit),
      results: () => [],
      controlStandIn: async () => false,
      standInLedger: async () => null,
    },
    stop: async () => undefined,
  };
}

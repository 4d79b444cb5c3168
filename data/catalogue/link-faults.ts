import type { StandInCommand } from '../model/exchange';

/**
 * A fault of the link to the ministry's server. It acts on no plant and on no station, so no exercise injects it, and an exercise's data goes
 * nowhere anyway: it is ordered of the stand-in (`POST /api/exchange/stand-in`) while virtual stations of the live world are uploaded.
 */
export interface LinkFault {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What is seen of it, and who should catch it, in one line. */
  readonly effect: { readonly zh: string; readonly en: string };
  /** The ways in which it comes: each is an order of its own, which holds until `LINK_SOUND` is ordered. */
  readonly orders: readonly StandInCommand[];
}

/** The order that ends any fault of the link. */
export const LINK_SOUND: StandInCommand = { behaviour: 'none', requests: null };

/** Physics reference, fault catalogue 45; the texts are this system's own. */
export const LINK_FAULTS: readonly LinkFault[] = [
  {
    id: 'upload-rejected',
    name: { zh: '部平台拒收上报', en: 'Upload rejected by the ministry' },
    effect: {
      zh: '本地一切正常，上级平台拒收或鉴权失败：积压持续增长，由上报链路状态和积压报警发现，站内信号看不出。',
      en: 'All is well here while the server above refuses or knows us no more: the backlog grows; the link and its backlog tell, no signal of a station does.',
    },
    orders: [
      { behaviour: 'refuse', requests: null },
      { behaviour: 'unauthorised', requests: null },
      { behaviour: 'server-error', requests: null },
    ],
  },
];

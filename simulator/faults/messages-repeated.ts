import type { Fault } from './fault';

/** Shares of the messages at full severity. Own defaults. */
const REPEATED_SHARE = 0.5;
const SWAPPED_SHARE = 0.25;

/** A bad line: messages come twice, with the same number, and some after the one behind them. No value changes by it. */
export const messagesRepeated: Fault = {
  id: 'messages-repeated',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({
    ...bends,
    line: { ...bends.line, repeatedShare: REPEATED_SHARE * severity, swappedShare: SWAPPED_SHARE * severity },
  }),
};

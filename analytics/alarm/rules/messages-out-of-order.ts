import type { LineLogic } from '../line-logic';
import { numberOf } from '../rule-logic';

/**
 * A bad line: messages of a station were just overtaken by later ones (seq of the same boot) several times within the window. Local rule,
 * judged at receipt; the value is how often. Their readings are kept and judged late; a message that only comes twice does no harm.
 */
export const messagesOutOfOrder: LineLogic = {
  time: 'receipt',
  look: ({ line, rule, active }) => {
    const count = numberOf(rule, 'count');
    const from = line.receivedTs - numberOf(rule, 'windowMs');
    const recent = line.overtakenTs.filter((ts) => ts > from).length;
    return { holds: active ? recent > 0 : recent >= count, value: recent };
  },
};

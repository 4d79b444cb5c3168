import { POINTS } from '../../../data/model/points';
import { type Look, numberOf, type RuleLogic } from '../rule-logic';
import { isTrusted } from './is-trusted';

/**
 * A value that the plant cannot have: marked out of range by the station, clearly outside the span, a temperature that
 * jumped at once, or a differential pressure that does not go back when the fan has long stopped. Local rule.
 */
export const valueImplausible: RuleLogic = {
  watches: 'own-point',
  judgesOutOfRange: true,
  look: (look) => ({
    holds: isOutside(look) || !isTrusted(look) || doesNotRest(look),
    value: look.sample.value,
  }),
};

/** Noise around a live zero is not implausible: a margin of the span is allowed outside of it. */
function isOutside({ sample, rule }: Look): boolean {
  if (sample.quality !== 1) return false;
  const [low, high] = POINTS[sample.point].range;
  const margin = (high - low) * numberOf(rule, 'spanMargin');
  return sample.value >= low || sample.value < low - margin;
}

function doesNotRest({ memory, sample, rule, switchHoldMs }: Look): boolean {
  const rest = rule.numbers.rest;
  const { running } = memory;
  if (sample.point !== 'differentialPressurePa' || rest === undefined || running.value !== 0) return false;
  if (sample.ts - running.ts > switchHoldMs) return false;
  return sample.value > rest && sample.ts - running.sinceTs >= numberOf(rule, 'restAfterMs');
}

import type { RuleId } from '../../data/model/alarm';
import type { LineLogic } from './line-logic';
import type { RuleLogic } from './rule-logic';
import { airFlowLow } from './rules/air-flow-low';
import { airlockFault } from './rules/airlock-fault';
import { cleaningAbsent } from './rules/cleaning-absent';
import { clockSkew } from './rules/clock-skew';
import { dpHigh } from './rules/dp-high';
import { dpLow } from './rules/dp-low';
import { dpOffSetpoint } from './rules/dp-off-setpoint';
import { dpRiseFast } from './rules/dp-rise-fast';
import { dpTroughHigh } from './rules/dp-trough-high';
import { dpTroughLow } from './rules/dp-trough-low';
import { earlyStop } from './rules/early-stop';
import { gatewayFrozen } from './rules/gateway-frozen';
import { hopperTempHigh } from './rules/hopper-temp-high';
import { hopperTempHighhigh } from './rules/hopper-temp-highhigh';
import { hopperTempRise } from './rules/hopper-temp-rise';
import { hydrogenHigh } from './rules/hydrogen-high';
import { inletTempHigh } from './rules/inlet-temp-high';
import { lateStart } from './rules/late-start';
import { levelHigh } from './rules/level-high';
import { levelLow } from './rules/level-low';
import { messagesOutOfOrder } from './rules/messages-out-of-order';
import { runningNotConfirmed } from './rules/running-not-confirmed';
import { spark } from './rules/spark';
import { sprayAbsent } from './rules/spray-absent';
import { sprayLow } from './rules/spray-low';
import { stoppedWhileProducing } from './rules/stopped-while-producing';
import { valueFrozen } from './rules/value-frozen';
import { valueImplausible } from './rules/value-implausible';

/** What each rule looks at. Null: judged by silence (receipt time, see rules/silence.ts) or by messages (below), not by samples. */
export const RULE_BOOK: Readonly<Record<RuleId, RuleLogic | null>> = {
  'dp-high': dpHigh,
  'dp-low': dpLow,
  'dp-off-setpoint': dpOffSetpoint,
  'hopper-temp-high': hopperTempHigh,
  'hopper-temp-highhigh': hopperTempHighhigh,
  'hopper-temp-rise': hopperTempRise,
  'airlock-fault': airlockFault,
  'level-low': levelLow,
  'level-high': levelHigh,
  'spray-low': sprayLow,
  'spray-absent': sprayAbsent,
  'stopped-while-producing': stoppedWhileProducing,
  'early-stop': earlyStop,
  'late-start': lateStart,
  'point-silent': null,
  'station-silent': null,
  'value-frozen': valueFrozen,
  'value-implausible': valueImplausible,
  'hydrogen-high': hydrogenHigh,
  spark,
  'inlet-temp-high': inletTempHigh,
  'clock-skew': null,
  'messages-out-of-order': null,
  'gateway-frozen': null,
  'air-flow-low': airFlowLow,
  'running-not-confirmed': runningNotConfirmed,
  'cleaning-absent': cleaningAbsent,
  'dp-trough-high': dpTroughHigh,
  'dp-trough-low': dpTroughLow,
  'dp-rise-fast': dpRiseFast,
};

/** What is judged of a station's messages. */
export const LINE_RULES: ReadonlyMap<RuleId, LineLogic> = new Map([
  ['clock-skew', clockSkew],
  ['messages-out-of-order', messagesOutOfOrder],
  ['gateway-frozen', gatewayFrozen],
]);

import type { RunClock } from '../../data/model/exercise';
import type { RunStage } from './run-stage';

/** Tells the server where the run stands, after all samples up to there, and answers its commands. */
export function sayClock(stage: RunStage): void {
  const { plants, line, state, answers, pace } = stage;
  const clock: RunClock = {
    simTs: plants.simTs(),
    speed: pace.speed,
    state,
    ...(answers.length > 0 ? { answers } : {}),
  };
  stage.answers = [];
  stage.saidAt = stage.now();
  line.publish('clock', JSON.stringify(clock));
}

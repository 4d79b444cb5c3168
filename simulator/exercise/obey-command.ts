import type { RunCommand } from '../../data/model/exercise';
import { RefusalError } from '../refusal-error';
import { parseCommand } from './parse-command';
import { playRound } from './play-round';
import type { CommandAnswer, RunStage } from './run-stage';
import { saveSnapshot } from './save-snapshot';

/** Does what a control message says and notes the answer for the next clock message. Never throws: a refusal is an answer. */
export async function obeyCommand(stage: RunStage, payload: string): Promise<void> {
  const parsed = parseCommand(payload);
  if ('command' in parsed) {
    const { n } = parsed.command;
    const answer = stage.answered.get(n) ?? (await settle(stage, parsed.command));
    stage.answered.set(n, answer);
    stage.answers.push(answer);
  } else if (parsed.n === null) {
    stage.warn(`A command without a number was left undone: ${parsed.error}`);
  } else {
    stage.answers.push({ n: parsed.n, error: parsed.error });
  }
}

async function settle(stage: RunStage, command: RunCommand): Promise<CommandAnswer> {
  try {
    await obey(stage, command);
    return { n: command.n };
  } catch (error) {
    const refusal = error instanceof RefusalError ? { refusal: error.refusal } : {};
    return { n: command.n, error: error instanceof Error ? error.message : String(error), ...refusal };
  }
}

async function obey(stage: RunStage, command: RunCommand): Promise<void> {
  switch (command.cmd) {
    case 'start':
      stage.state = 'running';
      return keepPace(stage, stage.pace.speed);
    case 'freeze':
      return freeze(stage);
    case 'step':
      return step(stage, command.seconds);
    case 'speed':
      return keepPace(stage, command.speed);
    case 'inject':
    case 'clear':
    case 'action':
      return stage.plants.interfere(command);
    case 'snapshot':
      await saveSnapshot(stage, false);
      return keepPace(stage, stage.pace.speed);
    case 'stop':
      stage.over = true;
  }
}

function freeze(stage: RunStage): void {
  if (stage.state === 'ready')
    throw new RefusalError('state is "ready": start the run before it can be frozen.', {
      code: 'sim-not-started',
      params: {},
    });
  stage.state = 'frozen';
}

/** Plays so many simulated seconds at once and stands still after them. */
async function step(stage: RunStage, seconds: number): Promise<void> {
  const { plants } = stage;
  if (stage.state === 'running')
    throw new RefusalError('state is "running": freeze the run before a step.', {
      code: 'sim-not-frozen',
      params: {},
    });
  stage.state = 'frozen';
  const targetTs = Math.min(plants.simTs() + seconds * 1000, plants.endTs);
  while (plants.simTs() < targetTs) {
    const edgeTs = Math.min(plants.nextEdgeTs(), targetTs);
    await playRound(stage, edgeTs, edgeTs === targetTs);
  }
}

function keepPace(stage: RunStage, speed: number): void {
  stage.pace = { wallMs: stage.now(), simTs: stage.plants.simTs(), speed };
}

import type { SimulatorRefusal } from '../data/model/exercise';

/** One English sentence for a log, and beside it the key and parameters from which a screen makes the sentence in its own language. */
export class RefusalError extends Error {
  readonly refusal: SimulatorRefusal;

  constructor(sentence: string, refusal: SimulatorRefusal) {
    super(sentence);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

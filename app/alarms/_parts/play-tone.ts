import type { Priority } from '../../../data/model/level';

/** One stroke of a tone: when it begins and how long it lasts, s; frequency, Hz. */
interface Stroke {
  readonly atS: number;
  readonly lengthS: number;
  readonly hertz: number;
}

/** Told apart by rhythm as well as by pitch: the higher the level, the more strokes and the higher the pitch. Own choice. */
const TONES: Readonly<Record<Priority, readonly Stroke[]>> = {
  1: [0, 0.16, 0.32, 0.6, 0.76, 0.92].map((atS, index) => ({
    atS,
    lengthS: 0.12,
    hertz: index % 2 === 0 ? 988 : 784,
  })),
  2: [0, 0.22, 0.44].map((atS) => ({ atS, lengthS: 0.16, hertz: 740 })),
  3: [0, 0.3].map((atS) => ({ atS, lengthS: 0.2, hertz: 587 })),
  4: [{ atS: 0, lengthS: 0.3, hertz: 440 }],
};

const LOUDNESS = 0.25;
const EDGE_S = 0.02;

/** Plays the tone of a priority once. The context must have been made in answer to a person's click, else browsers stay silent. */
export function playTone(context: AudioContext, priority: Priority): void {
  const startS = context.currentTime + 0.03;
  for (const stroke of TONES[priority]) playStroke(context, stroke, startS);
}

function playStroke(context: AudioContext, { atS, lengthS, hertz }: Stroke, startS: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const fromS = startS + atS;
  const untilS = fromS + lengthS;
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, fromS);
  gain.gain.linearRampToValueAtTime(LOUDNESS, fromS + EDGE_S);
  gain.gain.setValueAtTime(LOUDNESS, untilS - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, untilS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(fromS);
  oscillator.stop(untilS);
}

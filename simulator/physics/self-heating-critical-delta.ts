import type { HeapShape } from './frank-kamenetskii-critical';

/** Steps of the search for the turning point. */
const SEARCH_STEPS = 60;
/** Step of the sphere's integration, and its share of the turning point where that lies near the centre (about sqrt(3 Bi)). */
const SPHERE_STEP = 0.01;
const SPHERE_SHARE = 0.005;
/** Every turning point lies below these (slab 1.1997, cylinder 1, sphere 4.07 at Bi = infinity, less below). */
const SEARCH_TO: Readonly<Record<HeapShape, number>> = { slab: 2, cylinder: 2, sphere: 6 };

/**
 * Critical Frank-Kamenetskii parameter of a heap with the Biot number `biot` = h r / lambda, from Semenov's (j + 1) Bi / e for small Bi
 * to 0.878, 2.000, 3.322 for infinite Bi. Thomas 1958: the steady heat balance with rate exp(theta) and loss -theta' = Bi theta at
 * the surface. Its solutions form a curve delta(a) whose maximum is critical: slab delta = 2 a^2 / cosh^2 a x exp(-2 a tanh a / Bi),
 * cylinder 8 b / (1 + b)^2 x exp(-4 b / ((1 + b) Bi)), sphere by integrating the Emden equation. Valid for E >> RT and little fuel used.
 */
export function criticalDelta(shape: HeapShape, biot: number): number {
  if (!(biot > 0)) throw new RangeError(`the Biot number ${biot} is not above 0: give h r / lambda`);
  if (shape === 'sphere') return criticalSphere(biot);
  return maximum((at) => (shape === 'slab' ? slab(at, biot) : cylinder(at, biot)), SEARCH_TO[shape]);
}

function slab(a: number, biot: number): number {
  return 2 * (a / Math.cosh(a)) ** 2 * Math.exp((-2 * a * Math.tanh(a)) / biot);
}

function cylinder(b: number, biot: number): number {
  return ((8 * b) / (1 + b) ** 2) * Math.exp((-4 * b) / ((1 + b) * biot));
}

/**
 * psi'' + 2 psi' / x = exp(-psi) from the centre outwards (Runge-Kutta); each x is the surface of one heap with
 * delta = x^2 exp(-psi - x psi' / Bi).
 */
function criticalSphere(biot: number): number {
  const h = Math.min(SPHERE_STEP, SPHERE_SHARE * Math.sqrt(biot));
  let psi = h ** 2 / 6;
  let slope = h / 3;
  let best = 0;
  for (let x = h; x < SEARCH_TO.sphere; x += h) {
    const delta = x * x * Math.exp(-psi - (x * slope) / biot);
    if (delta < best) return best;
    best = delta;
    [psi, slope] = stepEmden(x, [psi, slope], h);
  }
  return best;
}

function stepEmden(x: number, [psi, slope]: readonly [number, number], h: number): readonly [number, number] {
  const bend = (at: number, p: number, s: number) => Math.exp(-p) - (2 * s) / at;
  const k1 = bend(x, psi, slope);
  const s2 = slope + (h / 2) * k1;
  const k2 = bend(x + h / 2, psi + (h / 2) * slope, s2);
  const s3 = slope + (h / 2) * k2;
  const k3 = bend(x + h / 2, psi + (h / 2) * s2, s3);
  const s4 = slope + h * k3;
  const k4 = bend(x + h, psi + h * s3, s4);
  return [psi + (h / 6) * (slope + 2 * s2 + 2 * s3 + s4), slope + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4)];
}

/** Greatest value of a function with one hump on 0..to, by golden section. */
function maximum(of: (at: number) => number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, to];
  for (let i = 0; i < SEARCH_STEPS; i++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (of(left) < of(right)) low = left;
    else high = right;
  }
  return of((low + high) / 2);
}

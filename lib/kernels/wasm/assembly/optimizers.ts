// Gradient clipping and the optimizers: one pass over the parameters.

import { fma, loadPart, storePart } from "./simd";

export function clipScale(
  maximumNorm: f64,
  sumOfSquares: usize,
  out: usize,
): void {
  const norm = sqrt(<f64>load<f32>(sumOfSquares));
  const ratio = maximumNorm / (norm + 1e-6);
  const scale: f64 = maximumNorm == 0 ? 1 : min<f64>(1, ratio);
  store<f32>(out, <f32>norm);
  store<f32>(out, <f32>scale, 4);
}

export function adamw(
  n: i32,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  weightDecay: f64,
  schedule: usize,
  gradientScale: usize,
  parameters: usize,
  gradients: usize,
  firstMoments: usize,
  secondMoments: usize,
): void {
  const learningRate = <f64>load<f32>(schedule);
  const c1 = <f64>load<f32>(schedule, 4);
  const clip = <f64>load<f32>(gradientScale);
  const b1 = f32x4.splat(<f32>beta1), b2 = f32x4.splat(<f32>beta2);
  // The gradient is clipped by the factors of m and v: (1-β2)(clip g)² is the
  // square of √(1-β2) clip g.
  const d1 = f32x4.splat(<f32>((1 - beta1) * clip));
  const d2 = f32x4.splat(<f32>(sqrt(1 - beta2) * clip));
  const decay = f32x4.splat(<f32>(1 - learningRate * weightDecay));
  const step = f32x4.splat(<f32>(-learningRate * c1));
  const c2 = f32x4.splat(load<f32>(schedule, 8));
  const least = f32x4.splat(<f32>epsilon);
  // The root and the quotient take as long as the rest of an iteration takes
  // beside them: unrolled, it was no faster.
  for (; n > 0; n -= 4) {
    const whole = n >= 4;
    const g = whole ? v128.load(gradients) : loadPart(gradients, n);
    let m = whole ? v128.load(firstMoments) : loadPart(firstMoments, n);
    let v = whole ? v128.load(secondMoments) : loadPart(secondMoments, n);
    let p = whole ? v128.load(parameters) : loadPart(parameters, n);
    const root = f32x4.mul(g, d2);
    m = fma(m, b1, f32x4.mul(g, d1));
    v = fma(root, root, f32x4.mul(v, b2));
    const bottom = fma(f32x4.sqrt(v), c2, least);
    const ratio = f32x4.div(f32x4.mul(m, step), bottom);
    p = fma(p, decay, ratio);
    if (whole) {
      v128.store(firstMoments, m);
      v128.store(secondMoments, v);
      v128.store(parameters, p);
    } else {
      storePart(firstMoments, m, n);
      storePart(secondMoments, v, n);
      storePart(parameters, p, n);
    }
    gradients += 16;
    firstMoments += 16;
    secondMoments += 16;
    parameters += 16;
  }
}

export function sgd(
  n: i32,
  momentum: f32,
  weightDecay: f32,
  schedule: usize,
  gradientScale: usize,
  parameters: usize,
  gradients: usize,
  velocities: usize,
): void {
  const rate = f32x4.splat(-load<f32>(schedule));
  const clip = f32x4.splat(load<f32>(gradientScale));
  const decay = f32x4.splat(weightDecay), keep = f32x4.splat(momentum);
  for (; n > 0; n -= 4) {
    const whole = n >= 4;
    const g = whole ? v128.load(gradients) : loadPart(gradients, n);
    let p = whole ? v128.load(parameters) : loadPart(parameters, n);
    let v = fma(p, decay, f32x4.mul(g, clip));
    if (momentum != 0) {
      const before = whole ? v128.load(velocities) : loadPart(velocities, n);
      v = fma(before, keep, v);
      if (whole) v128.store(velocities, v);
      else storePart(velocities, v, n);
      velocities += 16;
    }
    p = fma(v, rate, p);
    if (whole) v128.store(parameters, p);
    else storePart(parameters, p, n);
    gradients += 16;
    parameters += 16;
  }
}

import type { Kernels } from "../kernels.ts";
import type { Access } from "./access.ts";

/**
 * Gradient clipping and the optimizers.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function optimizerKernels(
  { floats }: Access,
): Pick<Kernels, "clipScale" | "adamw" | "sgd"> {
  return {
    // out = [√Σ, min(1, maximumNorm / (√Σ + 1e-6))]
    clipScale(maximumNorm, sumOfSquaresAddress, outAddress) {
      const norm = Math.sqrt(floats(sumOfSquaresAddress)[0]!);
      const out = floats(outAddress);
      out[0] = norm;
      out[1] = maximumNorm === 0 ? 1 : Math.min(1, maximumNorm / (norm + 1e-6));
    },

    // m = β1·m + (1-β1)·g, v = β2·v + (1-β2)·g²,
    // p = p - lr·weightDecay·p - lr · m·c1 / (√v·c2 + ε)
    adamw(
      n,
      beta1,
      beta2,
      epsilon,
      weightDecay,
      scheduleAddress,
      gradientScaleAddress,
      parametersAddress,
      gradientsAddress,
      firstMomentsAddress,
      secondMomentsAddress,
    ) {
      const schedule = floats(scheduleAddress);
      const rate = schedule[0]!, c1 = schedule[1]!, c2 = schedule[2]!;
      const scale = floats(gradientScaleAddress)[0]!;
      const p = floats(parametersAddress), g = floats(gradientsAddress);
      const m = floats(firstMomentsAddress), v = floats(secondMomentsAddress);
      for (let i = 0; i < n; i++) {
        const gradient = g[i]! * scale;
        const first = beta1 * m[i]! + (1 - beta1) * gradient;
        const second = beta2 * v[i]! + (1 - beta2) * gradient * gradient;
        const step = first * c1 / (Math.sqrt(second) * c2 + epsilon);
        p[i] = p[i]! - rate * weightDecay * p[i]! - rate * step;
        m[i] = first;
        v[i] = second;
      }
    },

    // velocity = momentum · velocity + g + weightDecay · p,
    // p = p - lr · velocity
    sgd(
      n,
      momentum,
      weightDecay,
      scheduleAddress,
      gradientScaleAddress,
      parametersAddress,
      gradientsAddress,
      velocitiesAddress,
    ) {
      const rate = floats(scheduleAddress)[0]!;
      const scale = floats(gradientScaleAddress)[0]!;
      const p = floats(parametersAddress), g = floats(gradientsAddress);
      const velocities = floats(velocitiesAddress);
      for (let i = 0; i < n; i++) {
        let velocity = g[i]! * scale + weightDecay * p[i]!;
        if (momentum !== 0) {
          velocity += momentum * velocities[i]!;
          velocities[i] = velocity;
        }
        p[i] = p[i]! - rate * velocity;
      }
    },
  };
}

import type { Random } from "../core/random.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * Writes the first values of a parameter.
 *
 * @param tensor The parameter.
 * @param random The random numbers to draw from.
 */
export type Initializer = (tensor: Tensor, random: Random) => void;

/** All zeros: biases. */
export const zeros: Initializer = (tensor) => {
  tensor.data().fill(0);
};

/** All ones: the scale of a layer norm. */
export const ones: Initializer = (tensor) => {
  tensor.data().fill(1);
};

/**
 * Normally distributed values of mean 0.
 *
 * @param deviation The standard deviation.
 * @returns The initializer.
 */
export function normal(deviation: number): Initializer {
  return (tensor, random) => {
    random.fillNormal(tensor.data() as Float32Array, deviation);
  };
}

/**
 * Uniform within ±√(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010,
 * equation 16), for a matrix [out, in].
 *
 * @param tensor The parameter.
 * @param random The random numbers to draw from.
 */
export const glorotUniform: Initializer = (tensor, random) => {
  const [fanOut = 1, fanIn = 1] = tensor.shape;
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const data = tensor.data();
  for (let i = 0; i < data.length; i++) {
    data[i] = limit * (2 * random.uniform() - 1);
  }
};

/** Powers times exponentials times sines and cosines. */
import type { Method } from "../method.ts";
import { integrateQuasipolynomial } from "../quasipolynomial/integrate.ts";

/** Comparison of coefficients. */
export const quasipolynomial: Method = {
  name: "powers, exponentials, sines and cosines",
  apply: integrateQuasipolynomial,
};

/** The methods, in the order in which they are tried. */
import type { Method } from "./method.ts";
import { binomialDifferential } from "./methods/binomial_differential.ts";
import { circleRational } from "./methods/circle_rational.ts";
import { circleSubstitution } from "./methods/circle_substitution.ts";
import { collection } from "./methods/collection.ts";
import { dilogarithm } from "./methods/dilogarithm.ts";
import { ellipticCubic, ellipticQuartic } from "./methods/elliptic.ts";
import { expansion } from "./methods/expansion.ts";
import { exponentialRational } from "./methods/exponential_rational.ts";
import { exponentialSubstitution } from "./methods/exponential_substitution.ts";
import { fresnel } from "./methods/fresnel.ts";
import { halfAngle } from "./methods/half_angle.ts";
import { halfAngleExpansion } from "./methods/half_angle_expansion.ts";
import { incompleteGamma } from "./methods/incomplete_gamma.ts";
import { inverseSubstitution } from "./methods/inverse_substitution.ts";
import { kernelSubstitution } from "./methods/kernel_substitution.ts";
import { linearRadical } from "./methods/linear_radical.ts";
import { linearity } from "./methods/linearity.ts";
import { logarithmSubstitution } from "./methods/logarithm_substitution.ts";
import { pairedRoots } from "./methods/paired_roots.ts";
import { parallelRisch } from "./methods/parallel_risch.ts";
import { parts } from "./methods/parts.ts";
import { partsOfSum } from "./methods/parts_of_sum.ts";
import { polylogarithm } from "./methods/polylogarithm.ts";
import { powerSubstitution } from "./methods/power_substitution.ts";
import { quadraticRadical } from "./methods/quadratic_radical.ts";
import { quasipolynomial } from "./methods/quasipolynomial.ts";
import { radicand } from "./methods/radicand.ts";
import { rationalFunction } from "./methods/rational_function.ts";
import { sineIntegral } from "./methods/sine_integral.ts";
import { table } from "./methods/table.ts";
import { waveProducts } from "./methods/wave_products.ts";

/**
 * All methods. Cheap ones come first, and those with the simplest results: a
 * method is one file and one line here.
 */
export const methods: readonly Method[] = [
  table,
  powerSubstitution,
  rationalFunction,
  linearity,
  kernelSubstitution,
  circleSubstitution,
  quasipolynomial,
  circleRational,
  exponentialSubstitution,
  linearRadical,
  quadraticRadical,
  pairedRoots,
  binomialDifferential,
  radicand,
  halfAngle,
  exponentialRational,
  fresnel,
  sineIntegral,
  parallelRisch,
  dilogarithm,
  ellipticQuartic,
  ellipticCubic,
  polylogarithm,
  parts,
  partsOfSum,
  inverseSubstitution,
  waveProducts,
  collection,
  expansion,
  halfAngleExpansion,
  logarithmSubstitution,
  incompleteGamma,
];

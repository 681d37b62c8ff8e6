/** An expression as it was read: rational operations on generators. */
import type { Rational } from "../exact/rational.ts";
import type { AngleSum } from "./angle_sums.ts";
import type { Angle, Free, Root, Unity } from "./generators.ts";

/** Part of an angle: a rational multiple of what the angle is made of, or what
 * has known values. */
export type Turn =
  | {
    /** Its generators. */
    readonly angle: Angle;
    /** How often, in units of what the angle is a multiple of. */
    readonly amount: Rational;
  }
  | {
    /** Of this part. */
    readonly cosine: Form;
    /** Of this part. */
    readonly sine: Form;
  };

/** A sum, product or power of numbers and generators. */
export type Form =
  | { readonly kind: "number"; readonly value: Rational }
  | { readonly kind: "sum"; readonly parts: readonly Form[] }
  | { readonly kind: "product"; readonly parts: readonly Form[] }
  | {
    readonly kind: "power";
    readonly base: Form;
    /** Not 0. */
    readonly exponent: number;
  }
  | {
    readonly kind: "generator";
    readonly generator: Free | Root | Unity;
    /** The exponent of its base. */
    readonly amount: Rational;
  }
  | {
    readonly kind: "cosine" | "sine";
    /** Of which angle. */
    readonly angle: AngleSum;
  };

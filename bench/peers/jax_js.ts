/** The one place that names jax-js: a peer, no dependency of the package. */
export * from "npm:@jax-js/jax@0.1.25";

/** The version above. */
export const version = "0.1.25";

/** The registry: every op by its name, one line each. */

export { add } from "./add.ts";

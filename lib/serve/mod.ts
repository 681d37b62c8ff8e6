/**
 * A model behind the completions protocol of OpenAI: a handler from requests to
 * responses.
 *
 * @module
 */

export type { AccessRecord } from "./exchange.ts";
export { ApiError, type ApiErrorOptions } from "./api_error.ts";
export type { GuardOptions } from "./guard.ts";
export type { Generation } from "./scheduler.ts";
export type { ServedModel } from "./served_model.ts";
export { CompletionServer, type CompletionServerOptions } from "./server.ts";

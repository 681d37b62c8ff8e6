/** Stands in for `jsr:@std/assert` where JSR cannot be reached: the functions
 * that the tests use, over what Deno has built in. */
import * as node from "node:assert";

/** Thrown when an assertion does not hold. */
export const AssertionError = node.AssertionError;

// deno-lint-ignore no-explicit-any -- as in @std/assert: any constructor fits
type ErrorClass<E extends Error> = new (...args: any[]) => E;

/** Asserts that an expression is truthy. */
export function assert(expression: unknown, message = ""): asserts expression {
  node.ok(expression, message);
}

/** Asserts that two values are equal in depth. */
export function assertEquals<T>(actual: T, expected: T, message?: string) {
  node.deepStrictEqual(actual, expected, message);
}

/** Asserts that two values differ in depth. */
export function assertNotEquals<T>(actual: T, expected: T, message?: string) {
  node.notDeepStrictEqual(actual, expected, message);
}

/** Asserts that two values are the same. */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  message?: string,
): asserts actual is T {
  node.strictEqual(actual, expected, message);
}

/** Asserts that two numbers differ by at most a tolerance. */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  message = "",
) {
  if (Object.is(actual, expected)) return;
  const bound = tolerance ??
    (Number.isFinite(expected) ? Math.abs(expected) * 1e-7 : 1e-7);
  if (Math.abs(expected - actual) <= bound) return;
  throw new node.AssertionError({
    message: `Expected ${actual} to be within ${bound} of ${expected} ` +
      message,
  });
}

/** Asserts that an object is of a class. */
export function assertInstanceOf<E>(
  actual: unknown,
  // deno-lint-ignore no-explicit-any -- as in @std/assert: any constructor fits
  expected: abstract new (...args: any[]) => E,
  message = "",
): asserts actual is E {
  node.ok(
    actual instanceof expected,
    message || `Expected an instance of ${expected.name}, got ${actual}`,
  );
}

/** Asserts that a text holds another. */
export function assertStringIncludes(
  actual: string,
  expected: string,
  message = "",
) {
  node.ok(
    actual.includes(expected),
    message || `Expected ${JSON.stringify(actual)} to contain ` +
        JSON.stringify(expected),
  );
}

/** Asserts that a text matches a pattern. */
export function assertMatch(
  actual: string,
  expected: RegExp,
  message?: string,
) {
  node.match(actual, expected, message);
}

function checkError<E extends Error>(
  error: unknown,
  errorClass: ErrorClass<E> | undefined,
  includes: string | undefined,
): E {
  if (!(error instanceof Error)) throw error;
  if (errorClass) assertInstanceOf(error, errorClass);
  if (includes !== undefined) assertStringIncludes(error.message, includes);
  return error as E;
}

const nothingThrown = () =>
  new node.AssertionError({ message: "Expected function to throw." });

/** Asserts that a function throws, and returns the error. */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  errorClass?: ErrorClass<E>,
  includes?: string,
): E {
  try {
    fn();
  } catch (error) {
    return checkError(error, errorClass, includes);
  }
  throw nothingThrown();
}

/** Asserts that a promise is rejected, and returns the error. */
export async function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  errorClass?: ErrorClass<E>,
  includes?: string,
): Promise<E> {
  try {
    await fn();
  } catch (error) {
    return checkError(error, errorClass, includes);
  }
  throw nothingThrown();
}

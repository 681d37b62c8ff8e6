/** What modules and functions are to each other. */

/** The types of values that functions here take and return. */
export const valueTypes = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;

/** A type of a value. */
export type ValueType = keyof typeof valueTypes;

/** The parameters and the result of a function. */
export interface FunctionType {
  /** The parameters. */
  readonly parameters: readonly ValueType[];
  /** The result, if there is one. */
  readonly result?: ValueType;
}

/** A function whose index is known when the module is finished. */
export interface FunctionSymbol {
  /** Its name: that of the import, or one to find it by. */
  readonly name: string;
  /** Its parameters and its result. */
  readonly type: FunctionType;
}

/** A module, as the functions in it see it. */
export interface ModuleScope<Body> {
  /**
   * A function of the embedder.
   *
   * @param name Its name.
   * @param type Its parameters and its result.
   * @returns The function.
   */
  import(name: string, type: FunctionType): FunctionSymbol;
  /**
   * A function of the module, made on first use.
   *
   * @param name Its name.
   * @param type Its parameters and its result.
   * @param build Writes its code.
   * @returns The function.
   */
  function(
    name: string,
    type: FunctionType,
    build: (body: Body) => void,
  ): FunctionSymbol;
  /**
   * The place of 64 bits in the memory.
   *
   * @param bits The constant.
   * @returns Its address.
   */
  constant(bits: bigint): number;
  /**
   * The place of a table in the memory.
   *
   * @param name Its name.
   * @param make Makes its numbers, on first use.
   * @returns The address of the first one.
   */
  table(name: string, make: () => readonly number[]): number;
}

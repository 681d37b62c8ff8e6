/**
 * Modules of WebAssembly, written by hand as the specification has it
 * (WebAssembly Core Specification 2.0, chapter 5, "Binary format").
 */
import { bitsOf, list, name, padded, section, unsigned } from "./bytes.ts";
import { FunctionBody } from "./function_body.ts";
import {
  type FunctionSymbol,
  type FunctionType,
  type ModuleScope,
  valueTypes,
} from "./types.ts";

const pageBytes = 65536;

/** Builds one module, with an imported memory and constants in it. */
export class ModuleBuilder implements ModuleScope<FunctionBody> {
  readonly #imports: FunctionSymbol[] = [];
  readonly #functions: FunctionSymbol[] = [];
  readonly #bodies = new Map<FunctionSymbol, FunctionBody>();
  readonly #constants = new Map<bigint, number>();
  readonly #tables = new Map<string, number>();
  readonly #data: bigint[] = [];

  /** How many bytes of constants are at the beginning of the memory. */
  get dataBytes(): number {
    return 8 * this.#data.length;
  }

  /** The names of the functions to import. */
  get imports(): readonly string[] {
    return this.#imports.map((symbol) => symbol.name);
  }

  /**
   * A function of the embedder.
   *
   * @param name Its name.
   * @param type Its parameters and its result.
   * @returns The function.
   */
  import(name: string, type: FunctionType): FunctionSymbol {
    return found(this.#imports, name) ?? append(this.#imports, { name, type });
  }

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
    build: (body: FunctionBody) => void,
  ): FunctionSymbol {
    const known = found(this.#functions, name);
    if (known !== undefined) return known;
    const body = new FunctionBody(this, type.parameters);
    build(body);
    const symbol = append(this.#functions, { name, type });
    this.#bodies.set(symbol, body);
    return symbol;
  }

  /**
   * The place of 64 bits in the memory.
   *
   * @param bits The constant.
   * @returns Its address.
   */
  constant(bits: bigint): number {
    const unsignedBits = BigInt.asUintN(64, bits);
    const known = this.#constants.get(unsignedBits);
    if (known !== undefined) return known;
    const address = 8 * (this.#data.push(unsignedBits) - 1);
    this.#constants.set(unsignedBits, address);
    return address;
  }

  /**
   * The place of a table in the memory.
   *
   * @param name Its name.
   * @param make Makes its numbers, on first use.
   * @returns The address of the first one.
   */
  table(name: string, make: () => readonly number[]): number {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const address = this.dataBytes;
    this.#data.push(...make().map(bitsOf));
    this.#tables.set(name, address);
    return address;
  }

  /**
   * The finished module.
   *
   * @param exported The function that it exports, as `run`.
   * @returns The bytes.
   */
  finish(exported: FunctionSymbol): Uint8Array<ArrayBuffer> {
    const all = [...this.#imports, ...this.#functions];
    const index = new Map(all.map((symbol, i) => [symbol, i]));
    const typeIndex = (symbol: FunctionSymbol) => unsigned(all.indexOf(symbol));
    const pages = unsigned(Math.ceil(this.dataBytes / pageBytes));
    const data = new Uint8Array(BigUint64Array.from(this.#data).buffer);
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, list(all.map(({ type }) => functionType(type)))),
      ...section(
        2,
        list([
          [...name("m"), ...name("memory"), 2, 0, ...pages],
          ...this.#imports.map((symbol) => [
            ...name("m"),
            ...name(symbol.name),
            0,
            ...typeIndex(symbol),
          ]),
        ]),
      ),
      ...section(3, list(this.#functions.map(typeIndex))),
      ...section(
        7,
        list([[...name("run"), 0, ...unsigned(index.get(exported)!)]]),
      ),
      ...section(
        10,
        list(
          this.#functions.map((symbol) =>
            this.#bodies.get(symbol)!.finish((called) =>
              padded(index.get(called)!)
            )
          ),
        ),
      ),
      ...section(
        11,
        list([[0, 0x41, 0, 0x0b, ...unsigned(data.length), ...data]]),
      ),
    ]);
  }
}

function functionType({ parameters, result }: FunctionType): number[] {
  const results = result === undefined ? [] : [result];
  return [
    0x60,
    ...list(parameters.map((type) => [valueTypes[type]])),
    ...list(results.map((type) => [valueTypes[type]])),
  ];
}

function found(
  symbols: readonly FunctionSymbol[],
  name: string,
): FunctionSymbol | undefined {
  return symbols.find((symbol) => symbol.name === name);
}

function append(
  symbols: FunctionSymbol[],
  symbol: FunctionSymbol,
): FunctionSymbol {
  symbols.push(symbol);
  return symbol;
}

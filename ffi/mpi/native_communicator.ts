import { BackendError } from "../../lib/core/errors.ts";
import type {
  Communicator,
  Parts,
  Transfer,
} from "../../lib/parallel/communicator.ts";
import type { MpiHandles } from "./abi.ts";
import type { MpiFunctions, MpiNative } from "./symbols.ts";

/** The processes that `mpirun` started. */
export interface MpiCommunicator extends Communicator {
  /** The library's file. */
  readonly path: string;
}

/** The processes that `mpirun` started. A failure of a call ends them all with
 * a message, as MPI's own error handler does. */
export class NativeCommunicator implements MpiCommunicator {
  readonly path: string;
  readonly name: string;
  readonly rank: number;
  readonly size: number;
  readonly #mpi: MpiFunctions;
  readonly #handles: MpiHandles;
  readonly #places = new Map<number, Parts>();
  #shares: bigint | undefined;
  #open = true;

  /**
   * Joins the other processes.
   *
   * @param native The library.
   * @param handles Its predefined objects.
   * @param names What to call it, and its file.
   */
  constructor(
    native: MpiNative,
    handles: MpiHandles,
    { name, path }: { readonly name: string; readonly path: string },
  ) {
    this.#mpi = native.symbols as MpiFunctions;
    this.#handles = handles;
    this.name = name;
    this.path = path;
    this.#check("MPI_Init", this.#mpi.MPI_Init(0n, 0n));
    const number = new Int32Array(1);
    this.#check("rank", this.#mpi.MPI_Comm_rank(handles.world, number));
    this.rank = number[0]!;
    this.#check("size", this.#mpi.MPI_Comm_size(handles.world, number));
    this.size = number[0]!;
  }

  broadcast(values: Uint8Array<ArrayBufferLike>, root = 0): void {
    this.#checkOpen();
    const { byte, world } = this.#handles;
    this.#check(
      "broadcast",
      this.#mpi.MPI_Bcast(view(values), values.length, byte, root, world),
    );
  }

  gather(
    own: Float64Array<ArrayBufferLike>,
    all: Float64Array<ArrayBufferLike>,
  ): void {
    this.#checkOpen();
    const { double, world } = this.#handles;
    this.#check(
      "gather",
      this.#mpi.MPI_Allgather(
        view(own),
        own.length,
        double,
        view(all),
        own.length,
        double,
        world,
      ),
    );
  }

  sum(values: Float32Array<ArrayBufferLike>): void {
    this.#checkOpen();
    const { float, sum, world, inPlace } = this.#handles;
    this.#check(
      "sum",
      this.#mpi.MPI_Allreduce(
        inPlace,
        view(values),
        values.length,
        float,
        sum,
        world,
      ),
    );
  }

  exchange(
    values: Float32Array<ArrayBufferLike>,
    { counts, starts }: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): void {
    this.#checkOpen();
    const { float, world } = this.#handles;
    const own = counts[this.rank]!;
    const { counts: ownCounts, starts: ownStarts } = this.#equalParts(own);
    this.#check(
      "exchange",
      this.#mpi.MPI_Alltoallv(
        view(values),
        counts,
        starts,
        float,
        view(received),
        ownCounts,
        ownStarts,
        float,
        world,
      ),
    );
  }

  share(
    values: Float32Array<ArrayBufferLike>,
    { counts, starts }: Parts,
  ): void {
    this.#checkOpen();
    const { float, world, inPlace } = this.#handles;
    this.#check(
      "share",
      this.#mpi.MPI_Allgatherv(
        inPlace,
        0,
        float,
        view(values),
        counts,
        starts,
        float,
        world,
      ),
    );
  }

  prepareExchange(
    values: Float32Array<ArrayBufferLike>,
    { counts, starts }: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): Transfer {
    const { float, world } = this.#handles;
    const { counts: ownCounts, starts: ownStarts } = this.#equalParts(
      counts[this.rank]!,
    );
    return this.#transfer("exchange", (request) =>
      this.#mpi.MPI_Ialltoallv(
        view(values),
        counts,
        starts,
        float,
        view(received),
        ownCounts,
        ownStarts,
        float,
        world,
        request,
      ));
  }

  prepareShare(
    values: Float32Array<ArrayBufferLike>,
    { counts, starts }: Parts,
  ): Transfer {
    const { float, inPlace } = this.#handles;
    const shares = this.#ofShares();
    return this.#transfer("share", (request) =>
      this.#mpi.MPI_Iallgatherv(
        inPlace,
        0,
        float,
        view(values),
        counts,
        starts,
        float,
        shares,
        request,
      ));
  }

  /** The same processes for shares alone, so that these and exchanges need no
   * order between them. Every process makes it at the same time. */
  #ofShares(): bigint {
    if (this.#shares !== undefined) return this.#shares;
    const handle = new BigUint64Array(1);
    this.#check("join", this.#mpi.MPI_Comm_dup(this.#handles.world, handle));
    return this.#shares = handle[0]!;
  }

  #transfer(
    what: string,
    start: (request: Uint8Array<ArrayBuffer>) => number,
  ): Transfer {
    const { statusIgnore } = this.#handles;
    // a pointer or a number, by the family of the library
    const request = new Uint8Array(8);
    const flag = new Int32Array(1);
    return {
      begin: () => {
        this.#checkOpen();
        this.#check(what, start(request));
      },
      isDone: () => {
        this.#check(what, this.#mpi.MPI_Test(request, flag, statusIgnore));
        return flag[0] !== 0;
      },
      wait: () => this.#check(what, this.#mpi.MPI_Wait(request, statusIgnore)),
    };
  }

  barrier(): void {
    this.#checkOpen();
    this.#check("barrier", this.#mpi.MPI_Barrier(this.#handles.world));
  }

  abort(code: number): never {
    this.#mpi.MPI_Abort(this.#handles.world, code);
    Deno.exit(code);
  }

  [Symbol.dispose](): void {
    if (!this.#open) return;
    this.#open = false;
    this.#mpi.MPI_Finalize();
    // the library stays loaded: its own threads may outlive MPI_Finalize
  }

  /** Equal parts behind each other, kept so that a call allocates nothing. */
  #equalParts(count: number): Parts {
    const known = this.#places.get(count);
    if (known !== undefined) return known;
    const parts = {
      counts: new Int32Array(this.size).fill(count),
      starts: Int32Array.from({ length: this.size }, (_, i) => i * count),
    };
    this.#places.set(count, parts);
    return parts;
  }

  #check(what: string, code: number): void {
    if (code === 0) return;
    throw new BackendError(
      `Cannot ${what} with ${this.name} as MPI must succeed: its code is ${code}`,
    );
  }

  #checkOpen(): void {
    if (this.#open) return;
    throw new BackendError(
      `Cannot use MPI after it was closed: current value is ${this.name}`,
    );
  }
}

/** Deno's types know no buffers over shared memory; its calls take them. */
function view<T extends ArrayBufferView>(values: T): T & BufferSource {
  return values as T & BufferSource;
}

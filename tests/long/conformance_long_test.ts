import { testConformance } from "../kernels/conformance/campaign.ts";

// 51 kernels: 220,000 calls of each backend, from another seed than the gate.
testConformance(2, (kernel) => kernel === "gemm" ? 20_000 : 4_000);

import { testConformance } from "./conformance/campaign.ts";

// 51 kernels: 13,250 calls of each backend.
testConformance(1, (kernel) => kernel === "gemm" ? 750 : 250);

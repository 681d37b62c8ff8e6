import { assertAgreement } from "./agreement.ts";

Deno.test("machine, columns and walk agree on random trees", () => {
  for (let seed = 0; seed < 1500; seed++) assertAgreement(seed);
});

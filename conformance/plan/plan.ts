import type { Contract } from "../../spec/index.ts";
import type { Case } from "./case.ts";
import { createTools } from "./draft.ts";
import { reasons } from "./reasons.ts";

/**
 * Everything that the contract gives reason to ask, operation by operation in the order of the document. The same contract and seed
 * give the same plan, and ids stay what they are whatever the seed.
 */
export function plan(contract: Contract, seed: number): readonly Case[] {
  const tools = createTools(contract, seed);
  return contract.operations.flatMap((operation) =>
    reasons.flatMap((reason) => reason(contract, operation, tools)),
  );
}

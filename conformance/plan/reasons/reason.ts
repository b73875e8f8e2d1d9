import type { Contract, Operation } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import type { Tools } from "../draft.ts";

/** One reason to ask: the cases that it makes of one operation. */
export type Reason = (contract: Contract, operation: Operation, tools: Tools) => readonly Case[];

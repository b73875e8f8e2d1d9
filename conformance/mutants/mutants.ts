import { actionMutants } from "./action-mutants.ts";
import { bodyMutants } from "./body-mutants.ts";
import { changeMutants } from "./change-mutants.ts";
import { createMutants } from "./create-mutants.ts";
import { errorMutants } from "./error-mutants.ts";
import { headerMutants } from "./header-mutants.ts";
import { inputMutants } from "./input-mutants.ts";
import { keyMutants } from "./key-mutants.ts";
import { listMutants } from "./list-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { removalMutants } from "./removal-mutants.ts";
import { scopeMutants } from "./scope-mutants.ts";
import { secretMutants } from "./secret-mutants.ts";
import { statusMutants } from "./status-mutants.ts";
import { tenantMutants } from "./tenant-mutants.ts";

/** Services of the oHallo contract that are right but for one thing: the proof that the runner can fail. */
export const mutants: readonly Mutant[] = [
  ...statusMutants,
  ...bodyMutants,
  ...headerMutants,
  ...errorMutants,
  ...keyMutants,
  ...scopeMutants,
  ...tenantMutants,
  ...listMutants,
  ...inputMutants,
  ...createMutants,
  ...changeMutants,
  ...actionMutants,
  ...removalMutants,
  ...secretMutants,
];

import { clock } from "./clock.ts";
import { documents } from "./documents.ts";
import { faults } from "./faults.ts";
import type { Resource } from "./handler.ts";
import { journal } from "./journal.ts";
import { keys } from "./keys.ts";
import { rows } from "./rows.ts";
import { snapshots } from "./snapshots.ts";
import { stimuliResource } from "./stimuli.ts";
import { tenants } from "./tenants.ts";
import { transfer } from "./transfer.ts";
import { worlds } from "./worlds.ts";

/** All that the control API is about. */
export const resources: readonly Resource[] = [
  worlds,
  snapshots,
  transfer,
  tenants,
  rows,
  keys,
  clock,
  faults,
  stimuliResource,
  journal,
  documents,
];

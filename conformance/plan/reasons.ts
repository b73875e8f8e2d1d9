import { actions } from "./reasons/actions.ts";
import { bodies } from "./reasons/bodies.ts";
import { created } from "./reasons/created.ts";
import { filterParameters } from "./reasons/filter-parameters.ts";
import { filters } from "./reasons/filters.ts";
import { inputs } from "./reasons/inputs.ts";
import { keys } from "./reasons/keys.ts";
import { limits } from "./reasons/limits.ts";
import { merged } from "./reasons/merged.ts";
import { needs } from "./reasons/needs.ts";
import { orders } from "./reasons/orders.ts";
import { pages } from "./reasons/pages.ts";
import { protocol } from "./reasons/protocol.ts";
import type { Reason } from "./reasons/reason.ts";
import { removed } from "./reasons/removed.ts";
import { repeatedReads } from "./reasons/repeated-reads.ts";
import { replaced } from "./reasons/replaced.ts";
import { scopes } from "./reasons/scopes.ts";
import { searches } from "./reasons/searches.ts";
import { secrets } from "./reasons/secrets.ts";
import { success } from "./reasons/success.ts";
import { tenants } from "./reasons/tenants.ts";
import { unknownRows } from "./reasons/unknown-rows.ts";
import { unreachable } from "./reasons/unreachable.ts";

/** Every reason to ask, in the order in which a plan asks them of each operation. */
export const reasons: readonly Reason[] = [
  success,
  limits,
  keys,
  scopes,
  tenants,
  inputs,
  bodies,
  unknownRows,
  created,
  merged,
  replaced,
  removed,
  needs,
  actions,
  repeatedReads,
  pages,
  filters,
  filterParameters,
  orders,
  searches,
  secrets,
  protocol,
  unreachable,
];

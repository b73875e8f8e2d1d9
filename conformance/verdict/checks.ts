import type { Check, Evidence, Finding } from "./check.ts";
import { absentText } from "./checks/absent-text.ts";
import { count } from "./checks/count.ts";
import { documented } from "./checks/documented.ts";
import { due } from "./checks/due.ts";
import { every } from "./checks/every.ts";
import { header } from "./checks/header.ts";
import { holds } from "./checks/holds.ts";
import { kept } from "./checks/kept.ts";
import { like } from "./checks/like.ts";
import { listed } from "./checks/listed.ts";
import { notBefore } from "./checks/not-before.ts";
import { sameAsGet } from "./checks/same-as-get.ts";
import { sameRows } from "./checks/same-rows.ts";
import { slice } from "./checks/slice.ts";
import { sorted } from "./checks/sorted.ts";
import { status } from "./checks/status.ts";
import { steady } from "./checks/steady.ts";
import { subset } from "./checks/subset.ts";
import { total } from "./checks/total.ts";
import { whole } from "./checks/whole.ts";

/** Holds one claim against what came. */
export function tell(check: Check, evidence: Evidence): Finding {
  switch (check.kind) {
    case "status":
      return status(check, evidence);
    case "documented":
      return documented(check, evidence);
    case "header":
      return header(check, evidence);
    case "like":
      return like(check, evidence);
    case "holds":
      return holds(check, evidence);
    case "kept":
      return kept(check, evidence);
    case "not-before":
      return notBefore(check, evidence);
    case "listed":
      return listed(check, evidence);
    case "total":
      return total(check, evidence);
    case "steady":
      return steady(check, evidence);
    case "whole":
      return whole(check, evidence);
    case "count":
      return count(check, evidence);
    case "slice":
      return slice(check, evidence);
    case "same-rows":
      return sameRows(check, evidence);
    case "subset":
      return subset(check, evidence);
    case "every":
      return every(check, evidence);
    case "sorted":
      return sorted(check, evidence);
    case "due":
      return due(check, evidence);
    case "absent-text":
      return absentText(check, evidence);
    case "same-as-get":
      return sameAsGet(check, evidence);
    default:
      return unknown(check);
  }
}

function unknown(check: never): never {
  throw new TypeError(`Cannot judge ${JSON.stringify(check)}: no check is of that kind.`);
}

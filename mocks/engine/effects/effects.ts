import type { Asking } from "../asking.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { merge } from "./merge.ts";
import { none } from "./none.ts";
import { read } from "./read.ts";
import { remove } from "./remove.ts";
import { replace } from "./replace.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Does what the operation does. */
export function perform(turn: Turn): Asking<Outcome> {
  const { effect } = turn.operation;
  switch (effect.kind) {
    case "list":
      return list(turn, effect);
    case "create":
      return create(turn, effect);
    case "read":
      return read(turn, effect);
    case "replace":
      return replace(turn, effect);
    case "merge":
      return merge(turn, effect);
    case "remove":
      return remove(turn, effect);
    case "none":
      return none(turn);
    default:
      return effect satisfies never;
  }
}

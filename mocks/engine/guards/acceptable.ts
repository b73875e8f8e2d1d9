import { negotiate } from "../../../spec/index.ts";
import type { Guard } from "./guard.ts";
import { refusal } from "../refusals/refusal.ts";
import { sayNo } from "../say.ts";

/** Refuses what could not be answered in any media type that the client accepts, before anything is done (406). */
export const acceptable: Guard = function* (turn, next) {
  const { service, operation, request } = turn;
  const contents = service.success(operation).reply?.contents ?? [];
  const accept = request.headers["accept"];
  if (accept === undefined || contents.length === 0 || negotiate(accept, contents)) return yield* next();
  const types = contents.map(({ mediaType }) => mediaType);
  const right = types.length === 1 ? types.join("") : `one of ${types.join(", ")}`;
  const sentence = `Accept must let in ${right}, but is ${JSON.stringify(accept)}`;
  return sayNo(turn, refusal(406, sentence, { field: "Accept", in: "header" }));
};

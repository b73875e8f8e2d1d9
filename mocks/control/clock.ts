import { asObject, parseDuration } from "../../spec/index.ts";
import { no, ok, type Resource, type Result, type WorldCall } from "./handler.ts";
import { showClock } from "./show-world.ts";
import { textAt } from "./values.ts";

/** The end of the years that ISO 8601 writes with four digits. */
const last = Date.parse("9999-12-31T23:59:59.999Z");

/** The time of a world. */
export const clock: Resource = {
  world: {
    getClock: ({ world }) => ok(showClock(world.clock)),
    setClock,
    advanceClock: ({ world, values }) => {
      const by = textAt(asObject(values.body), "by") ?? "";
      const seconds = parseDuration(by);
      if (seconds === undefined)
        return no(400, `by must be an ISO 8601 duration such as PT1H, but is "${by}"`, "/by");
      if (world.clock.now().getTime() + seconds * 1000 > last)
        return no(400, "by must not lead beyond the year 9999", "/by");
      world.clock.advance(seconds * 1000);
      return ok(showClock(world.clock));
    },
  },
};

function setClock({ world, values }: WorldCall): Result {
  const body = asObject(values.body);
  const now = textAt(body, "now");
  const frozen = body["frozen"];
  const moment = now === undefined ? undefined : Date.parse(now);
  if (moment !== undefined && !(moment >= 0 && moment <= last))
    return no(400, `now must be a moment from 1970 to 9999, but is "${now ?? ""}"`, "/now");
  if (frozen === true) world.clock.freeze();
  if (frozen === false) world.clock.run();
  if (moment !== undefined) world.clock.set(new Date(moment));
  return ok(showClock(world.clock));
}

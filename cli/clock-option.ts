import { type Option, OptionError } from "./option.ts";

/** `--clock ISO`: the moment from which the time of a mock runs. */
export const clockOption: Option<number | undefined> = {
  placeholder: "ISO",
  description: "Moment at which time begins: 2026-04-02T12:00:00Z",
  default: "",
  read(given) {
    const text = given.at(-1);
    if (text === undefined) return undefined;
    const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
      ? Date.parse(text)
      : NaN;
    if (!Number.isNaN(moment)) return moment;
    throw new OptionError(
      `must be a date or a moment with its offset, such as 2026-04-02T12:00:00Z, but is ${JSON.stringify(text)}`,
    );
  },
};

import { openPart } from "./mask.ts";

const letters = "notARealKey";

/**
 * A key that nobody was given: it begins as every key of the service does and has the length of the model, but
 * nothing else of it, so that it may be shown in a report.
 * @param model a true key; `""` where there is none
 */
export function garbageKey(model: string): string {
  const [user, password] = splitBasic(model);
  if (password !== undefined) return `${garbageKey(user)}:${garbageKey(password)}`;
  const open = openPart(model);
  const length = Math.max(model.length - open.length, letters.length);
  return open + letters.repeat(Math.ceil(length / letters.length)).slice(0, length);
}

// RFC 7617, section 2: the user's name ends at the first colon.
function splitBasic(model: string): readonly [string, string | undefined] {
  const colon = model.indexOf(":");
  return colon < 0 ? [model, undefined] : [model.slice(0, colon), model.slice(colon + 1)];
}

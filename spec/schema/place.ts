import type { Json } from "../json.ts";
import { isObject } from "../json.ts";

/** The pointer to a member or an item below a place (RFC 6901). */
export function below(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a pointer, unescaped. */
function stepsOf(at: string): readonly string[] {
  return at === ""
    ? []
    : at
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What stands at a place; `undefined` where nothing does. */
export function valueAt(value: unknown, at: string): unknown {
  return stepsOf(at).reduce(
    (here: unknown, step) =>
      Array.isArray(here)
        ? here[Number(step)]
        : isObject(here) && Object.hasOwn(here, step)
          ? here[step]
          : undefined,
    value,
  );
}

/** The value with another one at a place; `undefined` takes away what stands there. The way to it must be there. */
export function replaceAt(value: Json, at: string, put: Json | undefined): Json {
  const [first, ...rest] = stepsOf(at);
  if (first === undefined) return put ?? null;
  const inner = rest.map((step) => below("", step)).join("");
  const change = (child: Json): Json | undefined => (inner === "" ? put : replaceAt(child, inner, put));
  if (isObject(value)) {
    const members = Object.hasOwn(value, first) ? value : { ...value, [first]: null };
    const changed = Object.entries(members).map(([name, child]) => [
      name,
      name === first ? change(child) : child,
    ]);
    return Object.fromEntries(changed.filter(([, child]) => child !== undefined));
  }
  if (!Array.isArray(value)) return value;
  return value.flatMap((item: Json, index): Json[] => {
    if (index !== Number(first)) return [item];
    const changed = change(item);
    return changed === undefined ? [] : [changed];
  });
}

/** How people write a place: `address.city`, `items[0].id`, `["odd name"]`. */
export function spellPlace(subject: string, at: string): string {
  const spelled = stepsOf(at).reduce((text, step) => {
    if (/^\d+$/.test(step)) return `${text}[${step}]`;
    if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return text === "" ? step : `${text}.${step}`;
    return `${text}[${JSON.stringify(step)}]`;
  }, subject);
  return spelled === "" ? "the value" : spelled;
}

import { type Option, OptionError } from "./option.ts";

/** One report that the user wants. */
export type ReportChoice =
  | { readonly kind: "pretty" }
  | { readonly kind: "json" | "junit"; readonly file: string };

/** Which reports are written; for people, where nothing is said. */
export const reportOption: Option<readonly ReportChoice[]> = {
  placeholder: "REPORT",
  description: "pretty, json=FILE or junit=FILE; any number",
  default: "pretty",
  read: (given) => (given.length === 0 ? [{ kind: "pretty" }] : given.map(readChoice)),
};

function readChoice(text: string): ReportChoice {
  if (text === "pretty") return { kind: "pretty" };
  const cut = text.indexOf("=");
  const [kind, file] = [text.slice(0, cut), text.slice(cut + 1)];
  if ((kind === "json" || kind === "junit") && file !== "") return { kind, file };
  throw new OptionError(`must be pretty, json=FILE or junit=FILE, but is ${JSON.stringify(text)}`);
}

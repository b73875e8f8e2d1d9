import { OptionError, type Option } from "./option.ts";

/** `--hook URL`: where the document's webhooks are sent, this machine or not. */
export const hookOption: Option<readonly string[]> = {
  placeholder: "URL",
  description: "Send the document's webhooks there; repeatable",
  default: "",
  read: (given) => given.map(readAddress),
};

function readAddress(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  if (url && isWeb && url.username === "" && url.password === "") return given;
  throw new OptionError(
    `must be an address that begins with http:// or https:// and names no user, but is ${JSON.stringify(given)}`,
  );
}

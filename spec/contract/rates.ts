import { asObject, isObject } from "../json.ts";
import type { Rate } from "./contract.ts";
import { parseDuration } from "./duration.ts";
import { quote } from "./node-text.ts";
import type { Reader } from "./reader.ts";
import { unknownWord } from "./unknown-word.ts";

const words = ["rates"];

/** How often a key may ask, as the `x-counterfoil` of the document itself says. */
export function readRates(reader: Reader): readonly Rate[] {
  const node = reader.member(reader.root, "x-counterfoil");
  if (node.value === undefined) return [];
  if (!isObject(node.value)) {
    reader.report(node.pointer, `x-counterfoil must be an object, but is ${quote(node)}`);
    return [];
  }
  for (const word of Object.keys(node.value)) {
    if (!words.includes(word))
      reader.report(`${node.pointer}/${word}`, unknownWord(word, "the document", words));
  }
  const rates = reader.member(node, "rates");
  if (rates.value !== undefined && !Array.isArray(rates.value))
    reader.report(rates.pointer, `rates must be a list, but is ${quote(rates)}`);
  return reader.items(rates).flatMap((rate) => {
    const { limit, per } = asObject(rate.value);
    const seconds = typeof per === "string" ? parseDuration(per) : undefined;
    if (
      typeof limit === "number" &&
      Number.isInteger(limit) &&
      limit > 0 &&
      seconds !== undefined &&
      seconds > 0
    )
      return [{ limit, seconds }];
    reader.report(
      rate.pointer,
      `A rate must say how many and in what time, as in { limit: 1000, per: PT1M }, but is ${quote(rate)}`,
    );
    return [];
  });
}

import type { Json } from "../json.ts";
import type { Breakage, Breaker } from "./breakage.ts";
import { isOfType } from "./shape.ts";

/** Breaks `type`, `enum` and `const`. */
export const breakType: Breaker = ({ at, label, shape, value }) => {
  const { types, enum: listed, const: only } = shape;
  const breakages: Breakage[] = [];
  if (types.length > 0) {
    const puts = strangers.filter((put) => !isOfType(put, types));
    const called = types.filter((type) => type !== "null").join(" or ");
    breakages.push({
      keyword: "type",
      name: "wrong-type",
      title: `${label} of another type than ${called}`,
      at,
      puts,
    });
    if (types.includes("integer") && !types.includes("number")) {
      const put = typeof value === "number" ? value + 0.5 : 1.5;
      breakages.push({
        keyword: "type",
        name: "not-integer",
        title: `${label} not a whole number`,
        at,
        puts: [put],
      });
    }
    if (!shape.nullable)
      breakages.push({ keyword: "type", name: "null", title: `${label} null`, at, puts: [null] });
  }
  if (only !== undefined) {
    const title = `${label} other than ${JSON.stringify(only)}`;
    breakages.push({ keyword: "const", name: "not-constant", title, at, puts: [other([only])] });
  } else if (listed !== undefined) {
    const title = `${label} not among the values of its enum`;
    breakages.push({ keyword: "enum", name: "not-in-enum", title, at, puts: [other(listed)] });
  }
  return breakages;
};

/** Values that even a lenient reader cannot take for text, a number, a boolean, a list or an object in turn. */
const strangers: readonly Json[] = ["not-of-this-type", { unexpected: true }, ["unexpected"], true, 12.5];

/** A value like those of the list that is not among them. */
function other(listed: readonly Json[]): Json {
  const telling = listed.find((value) => value !== null);
  if (typeof telling === "boolean") return !telling;
  const numbers = listed.filter((value) => typeof value === "number");
  return typeof telling === "number" ? Math.max(...numbers) + 1 : "not-in-the-list";
}

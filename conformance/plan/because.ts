import type { Json, Violation } from "../../spec/index.ts";

/** Why the document refuses a value, as the end of a sentence: `because the document allows at most 100`. */
export function because(violation: Violation | undefined): string {
  return violation === undefined
    ? "because it does not fit the document"
    : `because the document ${demandOf(violation)}`;
}

function demandOf({ keyword, demand }: Violation): string {
  switch (keyword) {
    case "maximum":
      return `allows at most ${words(demand)}`;
    case "minimum":
      return `allows no less than ${words(demand)}`;
    case "exclusiveMaximum":
      return `allows only less than ${words(demand)}`;
    case "exclusiveMinimum":
      return `allows only more than ${words(demand)}`;
    case "multipleOf":
      return `wants multiples of ${words(demand)}`;
    case "maxLength":
      return `allows at most ${words(demand)} characters`;
    case "minLength":
      return demand === 1 ? "wants at least one character" : `wants at least ${words(demand)} characters`;
    case "maxItems":
      return `allows at most ${words(demand)} items`;
    case "minItems":
      return `wants at least ${words(demand)} items`;
    case "uniqueItems":
      return "wants no item twice";
    case "format":
      return `wants the format ${words(demand)}`;
    case "pattern":
      return `wants text that matches ${words(demand)}`;
    case "required":
    case "dependentRequired":
      return `requires ${words(demand)}`;
    case "type":
      return `wants ${Array.isArray(demand) ? demand.map(words).join(" or ") : words(demand)}`;
    case "enum":
      return Array.isArray(demand)
        ? `allows only ${demand.map((value) => JSON.stringify(value)).join(", ")}`
        : "allows only certain values";
    case "const":
      return `allows only ${JSON.stringify(demand)}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return "allows no other properties";
    default:
      return `has the rule ${keyword}`;
  }
}

function words(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

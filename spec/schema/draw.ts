import type { Json } from "../json.ts";
import type { Chance } from "./chance.ts";
import type { JsonSchema } from "./schema.ts";

/** Which of the optional parts a value has. */
export type Optional = "all" | "some" | "none";

/** What the makers of arrays and objects need of their surroundings. */
export interface Drawing {
  readonly chance: Chance;
  readonly name: string;
  readonly optional: Optional;
  readonly direction: "request" | "response" | undefined;
  /** Makes a child; an optional one that would lead on for ever, or that nothing fits, is `undefined`. */
  readonly child: (
    schema: JsonSchema,
    name: string,
    need: "required" | "optional",
    salt: string,
  ) => Json | undefined;
}

import { asObject, type Json } from "../json.ts";

/** The properties of the new row that `finds` fills. */
export function namesFilled(finds: readonly Json[] = []): readonly string[] {
  return finds.flatMap((find) => {
    const { as } = asObject(find);
    return typeof as === "string" ? [as] : Object.keys(asObject(as));
  });
}

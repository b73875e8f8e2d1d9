/** A fault of the catalogue that the oHallo contract gives no occasion for. */
export interface Inexpressible {
  readonly id: string;
  readonly title: string;
  /** What the document would have to promise. */
  readonly reason: string;
}

/** The faults of the catalogue that no mutant here has. */
export const inexpressible: readonly Inexpressible[] = [
  {
    id: "A11",
    title: "unknown route answers 200",
    reason: "the document says nothing of paths that it does not have",
  },
  {
    id: "B5",
    title: "undeclared field when additionalProperties is false",
    reason: "every answer is open to further members",
  },
  { id: "C6", title: "Location missing on 201", reason: "no creation documents a Location" },
  { id: "C7", title: "Location present but dead", reason: "no creation documents a Location" },
  {
    id: "C13",
    title: "Allow lists an undocumented method",
    reason: "the document does not say that a path has no methods beside those it describes",
  },
  {
    id: "D5",
    title: "envelope differs on 405",
    reason: "no operation documents a 405, and so none its body",
  },
  {
    id: "D7",
    title: "error code not in the documented enum",
    reason: "a refusal has a sentence and no code",
  },
  {
    id: "D8",
    title: "validation error names no field",
    reason: "the document promises a reason for people, not the name of a field",
  },
  {
    id: "E7",
    title: "API key also accepted in the query string",
    reason: "the document names no query parameter in which a key could stand",
  },
  { id: "E12", title: "public operation demands credentials", reason: "every operation asks for a key" },
  {
    id: "H13",
    title: "q case-sensitive against the contract",
    reason: "the rule stands in the description of q, in words; the runner lists it as silent",
  },
  {
    id: "I8",
    title: "unknown property accepted when closed",
    reason: "every body is open to further members",
  },
  { id: "J10", title: "PUT merges instead of replacing", reason: "no operation replaces a row" },
  { id: "J24", title: "If-Match ignored", reason: "the document has no ETag" },
];

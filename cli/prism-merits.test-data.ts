import { shapeOf, type Content, type Contract, type Operation, type Shape } from "../spec/index.ts";
import { emptied, type Trait } from "./prism-mock.test-data.ts";

/** What the mock of Prism gets right. */
export interface Merit extends Trait {
  /** Whether the contract gives reason to ask an operation for it, whatever else it is seen in. */
  readonly isDue: (operation: Operation, contract: Contract) => boolean;
}

const isEmptied = ({ id }: Operation): boolean => new RegExp(`^(${emptied})$`).test(id);
const asksForKey = ({ security }: Operation): boolean => security.length > 0;
const asksForScope = ({ security }: Operation): boolean =>
  security.flat().some(({ scopes }) => scopes.length > 0);
const waitsForState = ({ effect }: Operation): boolean => "when" in effect && effect.when !== undefined;
const bodyOf = ({ body }: Operation): Content | undefined => body?.contents[0];

/** Has a parameter of such a name that looks so. */
const takes =
  (name: RegExp, looks: (shape: Shape) => boolean) =>
  ({ parameters }: Operation): boolean =>
    parameters.some((parameter) => name.test(parameter.name) && looks(shapeOf(parameter.schema.json)));

/** What the mock of Prism gets right, in every operation that gives occasion to see it. */
export const merits: readonly Merit[] = [
  {
    says: "a request without a key is refused, with 401 and its challenge",
    clauses: /\/key\/none#\w+$/,
    isDue: asksForKey,
  },
  { says: "so is a good key under another scheme", clauses: /\/key\/wrong-scheme#\w+$/, isDue: asksForKey },
  {
    says: "a key with the scope of the operation is let in",
    clauses: /\/scope\/enough#status$/,
    isDue: asksForScope,
  },
  {
    says: "a success has the status, media type and body of the document",
    clauses: new RegExp(`^(?!(${emptied})/)\\w+/success/\\w+#\\w+$`),
    // Of what waits for a state, the run only asks where Prism's one row is in it.
    isDue: (operation) => !waitsForState(operation) && !isEmptied(operation),
  },
  {
    says: "a limit above the maximum is refused",
    clauses: /\/limit\/above-maximum#\w+$/,
    isDue: takes(/^limit$/, ({ maximum }) => maximum !== undefined),
  },
  {
    says: "an id that is no UUID is refused",
    clauses: /^\w+\/\w*[iI]d\/bad-format#\w+$/,
    isDue: takes(/id$/i, ({ format }) => format === "uuid"),
  },
  {
    says: "a member of the wrong type is refused",
    clauses: /\/body\/\w+\/wrong-type#\w+$/,
    isDue: (operation) => Object.keys(shapeOf(bodyOf(operation)?.schema.json ?? true).properties).length > 0,
  },
  {
    says: "another media type than JSON is refused",
    clauses: /\/body\/wrong-media-type#\w+$/,
    isDue: (operation) => bodyOf(operation) !== undefined,
  },
  {
    says: "a method that is not there is refused",
    clauses: /\/protocol\/undeclared-method#status$/,
    // Asked once for each path, of its first operation.
    isDue: ({ id, path }, { operations }) =>
      operations.find((other) => other.path.text === path.text)?.id === id,
  },
];

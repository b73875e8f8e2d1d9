import { createChance, type Chance, type Contract, type Operation } from "../../spec/index.ts";
import type { Check } from "../verdict/check.ts";
import type { Case, Clause, Cleanup, Kind, Step } from "./case.ts";

/** A case while it is being put together. */
export interface Draft {
  readonly id: string;
  readonly contract: Contract;
  readonly operation: Operation;
  /** Another stream at each call; it belongs to this case alone, so that a case keeps its values when others come or go. */
  readonly chance: () => Chance;
  /** Adds a request; its name gets a number where an earlier step has it. Returns the name, which `undo` is told too. */
  readonly step: (step: NewStep, undo?: (step: string) => Cleanup | undefined) => string;
  /** Adds a clause: the name of its check, the promise in one sentence, and what that rests on. */
  readonly claim: (
    name: string,
    sentence: string,
    source: string,
    check: Check,
    level?: Clause["level"],
  ) => void;
  readonly close: () => Case;
}

/** A step as reasons write it: what they leave out is as plain as can be. */
export type NewStep = Partial<Step> & Pick<Step, "name" | "operation">;

/** What a case is called before anything is known of its steps. */
export interface Heading {
  readonly operation: Operation;
  /** What follows the operation in the id: `limit/above-maximum`. */
  readonly name: string;
  readonly kind: Kind;
  readonly title: string;
  readonly alone?: boolean;
}

/** What every reason works with. */
export interface Tools {
  /** Opens a case. */
  readonly open: (heading: Heading) => Draft;
}

/** Makes the tools of one plan. The same seed makes the same values. */
export function createTools(contract: Contract, seed: number): Tools {
  return {
    open: (heading) =>
      openCase(heading, contract, createChance(`${seed}/${heading.operation.id}/${heading.name}`)),
  };
}

function openCase(
  { operation, name, kind, title, alone = false }: Heading,
  contract: Contract,
  chance: Chance,
): Draft {
  const id = `${operation.id}/${name}`;
  let streams = 0;
  const steps: Step[] = [];
  const clauses: Clause[] = [];
  return {
    id,
    contract,
    operation,
    chance: () => chance.fork(String((streams += 1))),
    step: (given, undo) => {
      const twins = steps.filter((step) => step.name.replace(/-\d+$/, "") === given.name).length;
      const name = twins === 0 ? given.name : `${given.name}-${twins + 1}`;
      steps.push({ ...blank, ...given, name, cleanup: given.cleanup ?? undo?.(name) });
      return name;
    },
    claim: (claimed, sentence, source, check, level = "must") => {
      // A property may be called as a check is: `status`.
      const twin = clauses.some((clause) => clause.id === `${id}#${claimed}`);
      clauses.push({ id: `${id}#${claimed}${twin ? "-2" : ""}`, sentence, source, level, check });
    },
    close: () => ({ id, operation: operation.id, kind, title, steps, clauses, silent: undefined, alone }),
  };
}

/** A case that is not tried, since the document does not say what would be right; `reason` says what it leaves open. */
export function silentCase(heading: Heading, reason: string): Case {
  const { operation, name, kind, title } = heading;
  const id = `${operation.id}/${name}`;
  const check: Check = { kind: "status", step: "", of: [], not: [] };
  const clause: Clause = {
    id: `${id}#silent`,
    sentence: title,
    source: operation.pointer,
    level: "must",
    check,
  };
  return {
    id,
    operation: operation.id,
    kind,
    title,
    steps: [],
    clauses: [clause],
    silent: reason,
    alone: false,
  };
}

const blank: Omit<Step, "name" | "operation"> = {
  key: { kind: "full" },
  method: undefined,
  path: {},
  query: {},
  headers: {},
  body: undefined,
  raw: undefined,
  mediaType: "",
  role: "ask",
  repeat: undefined,
  cleanup: undefined,
};

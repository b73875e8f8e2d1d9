import type { JsonObject } from "../../spec/index.ts";
import type { Exchange } from "./exchange.ts";

/** What one case has sent so far, and what came. */
export interface Transcript {
  readonly add: (exchange: Exchange) => void;
  /** Notes the row that a step found in a list. */
  readonly find: (step: string, row: JsonObject) => void;
  readonly foundBy: (step: string) => JsonObject | undefined;
  /** The exchanges of one step, in the order of sending. */
  readonly of: (step: string) => readonly Exchange[];
  readonly all: () => readonly Exchange[];
  readonly bySteps: () => Readonly<Record<string, readonly Exchange[]>>;
}

export function createTranscript(): Transcript {
  const exchanges: Exchange[] = [];
  const found = new Map<string, JsonObject>();
  const of = (name: string): readonly Exchange[] => exchanges.filter(({ step }) => step === name);
  return {
    add: (exchange) => {
      exchanges.push(exchange);
    },
    find: (step, row) => {
      found.set(step, row);
    },
    foundBy: (step) => found.get(step),
    of,
    all: () => [...exchanges],
    bySteps: () => Object.fromEntries(exchanges.map(({ step }) => [step, of(step)])),
  };
}

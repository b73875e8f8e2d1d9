import type { Exchange } from "./exchange.ts";

/** What one case has sent so far, and what came. */
export interface Transcript {
  readonly add: (exchange: Exchange) => void;
  /** The exchanges of one step, in the order of sending. */
  readonly of: (step: string) => readonly Exchange[];
  readonly all: () => readonly Exchange[];
  readonly bySteps: () => Readonly<Record<string, readonly Exchange[]>>;
}

export function createTranscript(): Transcript {
  const exchanges: Exchange[] = [];
  const of = (name: string): readonly Exchange[] => exchanges.filter(({ step }) => step === name);
  return {
    add: (exchange) => {
      exchanges.push(exchange);
    },
    of,
    all: () => [...exchanges],
    bySteps: () => Object.fromEntries(exchanges.map(({ step }) => [step, of(step)])),
  };
}

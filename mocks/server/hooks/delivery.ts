import type { Headers, Method } from "../../../spec/index.ts";

/** A request that the mock sends by itself. */
export interface Delivery {
  readonly id: string;
  readonly kind: "webhook" | "callback";
  /** The webhook or callback as the document calls it. */
  readonly name: string;
  /** JSON Pointer to it. */
  readonly pointer: string;
  readonly world: string;
  readonly tenant: string;
  readonly method: Method;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What came of sending it. */
export type Outcome =
  /** `accepted`: with a 2xx. What its body says is not read. */
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Headers;
      readonly accepted: boolean;
    }
  | { readonly kind: "failed"; readonly sentence: string }
  /** It was not sent at all. */
  | { readonly kind: "withheld"; readonly sentence: string };

/** One attempt at a delivery, for the journal. */
export interface Attempt {
  readonly delivery: Delivery;
  /** From 1; 0 where it was withheld. */
  readonly number: number;
  /** ISO 8601, on the clock of the world that it comes from. */
  readonly at: string;
  readonly milliseconds: number;
  readonly outcome: Outcome;
  /** Whether no other attempt follows. */
  readonly last: boolean;
}

/** A request with this field was sent by a mock, and brings about no other: else two could keep each other busy forever. */
export const deliveryField = "counterfoil-delivery";

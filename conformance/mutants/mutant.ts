import type { Contract } from "../../spec/index.ts";
import type { Credentials } from "../run/credentials.ts";
import type { Target } from "../run/exchange.ts";

/** Breaks a service that is right: takes what answers rightly, gives what answers wrongly in one way and rightly in all others. */
export type Mutation = (right: Target, tools: Tools) => Target;

/** What a mutation may know of the service that it breaks. */
export interface Tools {
  readonly contract: Contract;
  readonly credentials: Credentials;
}

/** A service that is right but for one thing, and the clauses that must notice. */
export interface Mutant {
  /** Of the catalogue of single faults, A1 to J25; a point and a word tell several of one kind apart: `J16.search`. */
  readonly id: string;
  readonly title: string;
  /** The cases that are run against it, as `--only` takes them: `getContact/scope/*`. */
  readonly only: string;
  /** The ids of the clauses that are meant to notice; one of them has to be broken. */
  readonly caughtBy: RegExp;
  readonly mutate: Mutation;
}

/** A service that differs in what the document leaves open, so that no clause may be broken. */
export interface Variant {
  readonly id: string;
  readonly title: string;
  /** The only operations that differ; where this is left out, all may. */
  readonly of?: readonly string[];
  readonly mutate: Mutation;
}

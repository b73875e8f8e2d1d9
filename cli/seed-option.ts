import { type Option, wholeNumber } from "./option.ts";

/** What all chance grows from: the rows and keys of a world, the values of a plan. */
export const seedOption: Option<number> = wholeNumber("N", "Grow rows, keys and cases from another seed", 1, {
  from: 0,
  to: 2_147_483_647,
});

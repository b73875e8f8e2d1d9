import { expect, test } from "vitest";
import { controlContract } from "./control.suite.ts";
import { resources } from "./resources.ts";

test("every operation of the control API has one handler, and every handler an operation", () => {
  const handled = resources.flatMap(({ plain, world, tenant }) =>
    [plain, world, tenant].flatMap((handlers) => Object.keys(handlers ?? {})),
  );
  expect(handled.sort()).toEqual(
    controlContract()
      .operations.map(({ id }) => id)
      .sort(),
  );
});

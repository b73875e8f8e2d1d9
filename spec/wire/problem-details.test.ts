import { expect, test } from "vitest";
import { problemDetails } from "./problem-details.ts";
import { reasonPhrase, statusText } from "./status.ts";

test("problem details take the phrase of their status for a title", () => {
  expect(problemDetails({ status: 404, detail: "No contact 42" })).toEqual({
    title: "Not Found",
    status: 404,
    detail: "No contact 42",
  });
});

test("problem details keep extensions behind the members of the standard", () => {
  const details = problemDetails({
    errors: [{ pointer: "/email" }],
    status: 400,
    title: "Bad",
    type: "/bad",
  });
  expect(Object.keys(details)).toEqual(["type", "title", "status", "errors"]);
});

test("a status is told in words", () => {
  expect(statusText(404)).toBe("404 Not Found");
  expect(statusText(299)).toBe("299");
  expect(reasonPhrase(299)).toBe("");
});

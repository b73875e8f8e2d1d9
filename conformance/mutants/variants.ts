import { isObject, type HttpResponse, type Json } from "../../spec/index.ts";
import { answers, body, header, status, when, type Change } from "./change-answer.ts";
import { ifRight } from "./if-right.ts";
import { jsonOf, withJson } from "./json-body.ts";
import type { Mutation, Variant } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { pageOf, wholeList } from "./page-of.ts";
import { withMore } from "./with-more.ts";

function turned(json: Json): Json {
  if (Array.isArray(json)) return json.map(turned);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .map(([name, value]) => [name, turned(value)] as const)
      .toReversed(),
  );
}

const withTurnedMembers: Change = (answer) => {
  const json = jsonOf(answer);
  return json === undefined ? answer : withJson(answer, turned(json));
};

const spaced: Change = (answer) => {
  const json = jsonOf(answer);
  return json === undefined ? answer : { ...answer, body: `${JSON.stringify(json, undefined, 2)}\n` };
};

/** Changes the media type of answers that have one. */
const typed =
  (change: (mediaType: string) => string): Change =>
  (answer, request) => {
    const type = answer.headers["content-type"];
    return type === undefined ? answer : header("content-type", change(type))(answer, request);
  };

const confirmed = (answer: HttpResponse): HttpResponse => ({
  status: 200,
  headers: { ...answer.headers, "content-type": "application/json" },
  body: '{"ok":true}',
});

const withOffsets: Change = (answer) =>
  typeof answer.body === "string"
    ? { ...answer, body: answer.body.replaceAll(/("\d{4}-\d\d-\d\dT[\d:.]+)Z"/g, '$1+00:00"') }
    : answer;

const newestFirst: Mutation = (right) => async (request) => {
  if (request.method !== "GET") return right(request);
  const rows = await wholeList(right, request);
  return withJson(await right(request), pageOf(rows.toReversed(), request));
};

const differsIn = (of: readonly string[], mutate: Mutation): Pick<Variant, "of" | "mutate"> => ({
  of,
  mutate: onOperation(of, mutate),
});

/** Servers that differ from ours in what the document leaves open, and are right all the same. */
export const variants: readonly Variant[] = [
  {
    id: "order",
    title: "the members of every object in another order, and white space between them",
    mutate: answers(withTurnedMembers, spaced),
  },
  {
    id: "fields",
    title: "header fields that the document does not speak of",
    mutate: answers(
      header("x-request-id", "7f0c"),
      header("cache-control", "no-store"),
      header("vary", "Origin"),
    ),
  },
  {
    id: "charset",
    title: "a charset beside the media type, in other letters",
    mutate: answers(typed((type) => `${type.split(";")[0]?.replace("json", "JSON")}; charset=utf-8`)),
  },
  {
    id: "no-charset",
    title: "no parameter beside the media type",
    mutate: answers(typed((type) => type.split(";")[0] ?? type)),
  },
  {
    id: "words",
    title: "refusals in other words, with more beside them",
    mutate: answers(
      when(
        "refusal",
        body(({ error }) => ({ error: `Nej. ${String(error).length}`, code: "NO", details: [] })),
      ),
    ),
  },
  {
    id: "members",
    title: "further members in every object to which the document lets any be added",
    mutate: withMore,
  },
  {
    id: "confirmed",
    title: "a contact removed with 200 and a body, where 204 is documented as well",
    ...differsIn(["deleteContact"], answers(when(204, confirmed))),
  },
  {
    id: "offset",
    title: "times with an offset of zero instead of Z",
    mutate: answers(withOffsets),
  },
  {
    id: "challenge",
    title: "a challenge that says more than the authentication scheme",
    mutate: answers(when(401, header("www-authenticate", 'Bearer realm="oHallo", error="invalid_token"'))),
  },
  {
    id: "newest-first",
    title: "contacts in the opposite order, which no sentence of the document settles",
    ...differsIn(["listContacts"], ifRight(newestFirst)),
  },
  {
    id: "malformed-unknown",
    title: "an id that no row can have is not found, where 400 is documented as well",
    ...differsIn(["getContact", "getAccount", "getChannel"], answers(when(400, status(404)))),
  },
];

/** The server that differs in all of that at once, as far as it can be done together. */
export const together: Mutation = variants
  .filter(({ id }) => id !== "no-charset")
  // The innermost is asked most often: where it lists whole collections, their pages need no other change.
  .toSorted((one, other) => Number(one.of === undefined) - Number(other.of === undefined))
  .map(({ mutate }) => mutate)
  .reduce((inner, outer) => (right, tools) => outer(inner(right, tools), tools));

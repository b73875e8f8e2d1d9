import { asObject, type Json, type JsonObject, type Operation } from "../../spec/index.ts";
import type { Repeat, Step } from "../plan/case.ts";
import { isSuccess, valueAt } from "../verdict/answer.ts";
import { equal } from "../verdict/equal.ts";
import { buildRequest, type Draft } from "./build-request.ts";
import { operationOf, send, type Errand } from "./errand.ts";
import type { Exchange } from "./exchange.ts";
import type { KeyPart } from "./keyring.ts";
import { lackOf, type Resolver } from "./resolve.ts";
import { siftList, type Sift } from "./sift-list.ts";
import type { Transcript } from "./transcript.ts";
import { followPages, type PageWalk } from "./walk-pages.ts";

/** How a step ended. */
export type StepEnd =
  | { readonly kind: "sent"; readonly last: Exchange }
  /** An earlier answer lacks what this step needs. */
  | { readonly kind: "stuck"; readonly reason: string }
  /** The case has nothing to say. */
  | { readonly kind: "silent"; readonly reason: string };

type Seek = Extract<Repeat, { readonly kind: "seek" }>;

/** Sends the requests of one step: one, or as many as its `repeat` says. */
export async function takeStep(
  step: Step,
  errand: Errand,
  resolver: Resolver,
  transcript: Transcript,
): Promise<StepEnd> {
  const operation = operationOf(errand, step.operation);
  const key = errand.keyring(step.key, operation);
  if (key.kind === "missing") return { kind: "silent", reason: key.reason };
  const { path, query, headers, body = null } = step;
  const resolved = resolver.resolve({ path, query, headers, body });
  if (resolved.kind !== "value") return { kind: "stuck", reason: resolved.reason };
  const draft = draftOf(step, operation, asObject(resolved.value));
  const ask = (draft: Draft): Promise<Exchange> => askOnce(step.name, draft, key.parts, errand, transcript);

  switch (step.repeat?.kind) {
    case undefined:
      return { kind: "sent", last: await ask(draft) };
    case "pages":
      return { kind: "sent", last: await walk(step.repeat, draft, ask) };
    case "seek":
      return seek(step.repeat, draft, ask, errand);
    case "sift": {
      const end = await siftList(step.repeat, draft, ask, errand, resolver);
      if (end.kind === "nowhere") return { kind: "silent", reason: unseen(operation, step.repeat) };
      if (end.kind === "found") transcript.find(step.name, end.row);
      return { kind: "sent", last: end.last };
    }
    default:
      return step.repeat satisfies never;
  }
}

function draftOf(step: Step, operation: Operation, filled: JsonObject): Draft {
  return {
    ...step,
    operation,
    path: asObject(filled["path"]),
    query: asObject(filled["query"]),
    headers: asObject(filled["headers"]),
    body: step.body === undefined ? undefined : filled["body"],
  };
}

async function askOnce(
  name: string,
  draft: Draft,
  parts: readonly KeyPart[],
  errand: Errand,
  transcript: Transcript,
): Promise<Exchange> {
  const request = buildRequest(draft, parts, errand.basePath);
  const exchange = await send(errand, name, draft.operation.id, request);
  transcript.add(exchange);
  return exchange;
}

async function walk(
  pages: PageWalk,
  draft: Draft,
  ask: (draft: Draft) => Promise<Exchange>,
): Promise<Exchange> {
  const follow = followPages(pages);
  let last = await ask(draft);
  for (;;) {
    const from = follow(last);
    if (from === undefined) return last;
    last = await ask({ ...draft, query: { ...draft.query, [pages.from]: from } });
  }
}

async function seek(
  { parameter, known, tenant, at, among, fresh }: Seek,
  draft: Draft,
  ask: (draft: Draft) => Promise<Exchange>,
  errand: Errand,
): Promise<StepEnd> {
  const wish = { name: known, tenant };
  const candidates = errand.ids.candidates(wish, fresh);
  if (candidates.length === 0) return { kind: "silent", reason: lackOf(wish, fresh) };
  for (const id of candidates) {
    const exchange = await ask({ ...draft, path: { ...draft.path, [parameter]: id } });
    const value = isSuccess(exchange.response?.status) ? valueAt(exchange, at) : undefined;
    if (value === undefined || !among.some((wanted) => equal(wanted, value))) continue;
    if (fresh) errand.ids.spend(wish, id);
    return { kind: "sent", last: exchange };
  }
  return { kind: "silent", reason: nowhere(known, at, among) };
}

function unseen({ method, path }: Operation, { sought }: Sift): string {
  return `${method} ${path.text} shows ${sought}: see to it that there is one`;
}

function nowhere(known: string, at: string, among: readonly Json[]): string {
  const wanted = among.map((value) => JSON.stringify(value)).join(" or ");
  return `no known id leads to a row that has ${wanted} at ${at}: add one under "known", "${known}" to the credentials file`;
}

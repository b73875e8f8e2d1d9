import type { HttpRequest, HttpResponse, Match } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import { answer } from "../engine/answer.ts";
import { admit, credentialsIn, valuesIn, type Admission } from "../engine/security/security.ts";
import type { Service } from "../engine/service.ts";
import type { Store } from "../state/store.ts";
import { watchStore } from "../journal/sightings.ts";
import { drive } from "./drive.ts";
import { lookBack, writesNote } from "./hooks/written.ts";
import type { Passage } from "./stage.ts";

/** How often a request begins anew because others were quicker. */
const attempts = 50;

/**
 * The beats that wait: looks up the keys, reads what the engine asks for, commits what it wants written, and begins
 * anew where a row has changed in between.
 * @throws {Error} where others are quicker every time
 */
export async function respond(passage: Passage): Promise<HttpResponse> {
  const { service, request, match, bodyLimit } = passage;
  const { sources } = passage.world;
  const { store, sightings } = watchStore(passage.world.store);
  passage.notes.set("sightings", sightings);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const admission = await admissionOf(service, store, request, match, sources.now());
    passage.notes.set("admission", admission);
    const tenant = admission?.kind === "admitted" ? admission.visitor.tenant : service.home;
    const asking = answer(service, { request, match, admission, bodyLimit }, sources);
    const driven = drive(asking, store, tenant);
    // Even a wait for what is there already would let others in between reading and writing.
    const { response, writes } = driven instanceof Promise ? await driven : driven;
    if (writes.length === 0) return response;
    const back = lookBack(passage.world.store, tenant, writes);
    const written = back instanceof Promise ? await back : back;
    if (await store.commit(tenant, writes)) {
      passage.notes.set(writesNote, written);
      return response;
    }
  }
  throw new Error(
    `Gave up after ${attempts} attempts: the rows changed each time before they could be written`,
  );
}

async function admissionOf(
  service: Service,
  store: Store,
  request: HttpRequest,
  match: Match,
  now: string,
): Promise<Admission | undefined> {
  if (match.kind !== "operation") return undefined;
  const { contract, home } = service;
  const credentials = credentialsIn(contract, match.operation, request);
  const keys = new Map<string, Key>();
  for (const value of valuesIn(credentials)) {
    const key = await store.key(value);
    if (key) keys.set(key.value, key);
  }
  return admit(contract, match.operation, credentials, keys, now, home);
}

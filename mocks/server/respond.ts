import type { HttpRequest, HttpResponse, Match } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import { answer } from "../engine/answer.ts";
import { admit, credentialsIn, type Admission } from "../engine/security.ts";
import type { Service } from "../engine/service.ts";
import type { Store } from "../state/store.ts";
import { drive } from "./drive.ts";
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
  const { store, sources } = passage.world;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const admission = await admissionOf(service, store, request, match, sources.now());
    const tenant = admission?.kind === "admitted" ? admission.visitor.tenant : service.home;
    const asking = answer(service, { request, match, admission, bodyLimit }, sources);
    const { response, writes } = await drive(asking, store, tenant);
    if (writes.length === 0 || (await store.commit(tenant, writes))) return response;
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
  for (const credential of credentials.values()) {
    const key = credential.kind === "given" ? await store.key(credential.value) : undefined;
    if (key) keys.set(key.value, key);
  }
  return admit(contract, match.operation, credentials, keys, now, home);
}

import { isSuccess } from "../verdict/answer.ts";
import { buildRequest } from "./build-request.ts";
import { operationOf, send, type Errand } from "./errand.ts";
import type { Debt } from "./ledger.ts";

/** What could not be undone: `DELETE /api/contacts/7 answers 500`. */
export type Leftover = string;

/**
 * Undoes what the ledger says is owed, the newest first. What is gone already counts as undone; what could not be
 * undone stays in the ledger.
 * @param owner the case whose debts are meant; all where it is left out
 */
export async function clean(errand: Errand, owner?: string): Promise<readonly Leftover[]> {
  const left: Leftover[] = [];
  for (const debt of errand.ledger.owed()) {
    if (owner !== undefined && debt.case !== owner) continue;
    const leftover = await undo(debt, errand);
    if (leftover === undefined) errand.ledger.settle(debt);
    else left.push(leftover);
  }
  return left;
}

async function undo(debt: Debt, errand: Errand): Promise<Leftover | undefined> {
  const operation = operationOf(errand, debt.operation);
  const key = errand.keyring(debt.key, operation);
  if (key.kind === "missing") return `${debt.operation}: ${key.reason}`;
  const draft = {
    operation,
    path: debt.path,
    body: debt.body,
    method: undefined,
    query: {},
    headers: {},
    raw: undefined,
    mediaType: "",
  };
  const request = buildRequest(draft, key.parts, errand.basePath);
  const { response, failure } = await send(errand, "cleanup", debt.operation, request);
  const status = response?.status;
  if (isSuccess(status) || status === 404 || status === 410) return undefined;
  return `${request.method} ${request.path}${status === undefined ? `: ${failure}` : ` answers ${status}`}`;
}

import type { Exchange } from "../run/exchange.ts";
import { collectRun, type RunRecord } from "./collect-run.ts";
import type { Judged, Listener } from "./event.ts";

/** Writes the whole run as one JSON document when it has finished; the order of its members never varies. */
export function reportJson(write: (text: string) => void): Listener {
  return collectRun((run) => write(`${JSON.stringify(documentOf(run), undefined, 2)}\n`));
}

function documentOf({ plan, judged, summary }: RunRecord): object {
  const { held, broken, silent, unclear, requests, milliseconds, left } = summary;
  return {
    format: "counterfoil-run/1",
    title: plan.title,
    target: plan.target,
    seed: plan.seed,
    summary: { held, broken, silent, unclear, requests, milliseconds, left },
    cases: judged.map(caseOf),
  };
}

function caseOf({ case: subject, exchanges, verdicts }: Judged): object {
  const byClause = new Map(verdicts.map((verdict) => [verdict.clause, verdict]));
  return {
    id: subject.id,
    operation: subject.operation,
    kind: subject.kind,
    title: subject.title,
    clauses: subject.clauses.map(({ id, sentence, source, level }) => {
      const verdict = byClause.get(id);
      return {
        id,
        sentence,
        source,
        level,
        outcome: verdict?.outcome ?? "unclear",
        reason: verdict?.reason ?? "no verdict was given",
        expected: verdict?.expected ?? "",
        got: verdict?.got ?? "",
      };
    }),
    exchanges: exchanges.map(exchangeOf),
  };
}

function exchangeOf({ step, operation, request, response, failure, milliseconds }: Exchange): object {
  return {
    step,
    operation,
    request: {
      method: request.method,
      path: request.path,
      query: request.query,
      headers: sorted(request.headers),
      body: bodyOf(request.body),
    },
    response:
      response === undefined
        ? null
        : { status: response.status, headers: sorted(response.headers), body: bodyOf(response.body) },
    failure,
    milliseconds: Math.round(milliseconds * 10) / 10,
  };
}

function sorted(fields: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bodyOf(body: string | Uint8Array): string | object {
  return typeof body === "string" ? body : { base64: Buffer.from(body).toString("base64") };
}

import type { Contract } from "../spec/index.ts";
import type { Case } from "./plan/case.ts";
import type { Judged, Listener, Planned, Summary } from "./report/event.ts";
import { tally } from "./report/tally.ts";
import { clean, type Leftover } from "./run/clean.ts";
import type { Credentials } from "./run/credentials.ts";
import type { Errand } from "./run/errand.ts";
import type { Target } from "./run/exchange.ts";
import { garbageKey } from "./run/garbage-key.ts";
import { createKeyring } from "./run/keyring.ts";
import { createKnownIds } from "./run/known-ids.ts";
import { createLedger } from "./run/ledger.ts";
import { maskJudged } from "./run/mask-judged.ts";
import { createMask, type Mask } from "./run/mask.ts";
import { createPace } from "./run/pace.ts";
import { runCase } from "./run/run-case.ts";
import { RunnerError } from "./run/runner-error.ts";
import { TargetError } from "./run/target-error.ts";
import { watchTarget } from "./run/watch-target.ts";
import type { Verdict } from "./verdict/check.ts";

/** What a plan is carried out with. */
export interface RunOptions {
  readonly contract: Contract;
  readonly target: Target;
  readonly credentials: Credentials;
  /** Whether to stop after the first case with a broken clause. Default false. */
  readonly bail?: boolean | undefined;
  /** Hears everything as it happens, masked. Default: nobody. */
  readonly listener?: Listener | undefined;
  /**
   * What precedes the path of every operation, seen from the target. Default: the base path of the contract; `""`
   * where the address of the target has it already.
   */
  readonly basePath?: string | undefined;
  /** Requests per second at most. Default: as fast as the target answers. */
  readonly rate?: number | undefined;
  /** Milliseconds, from any beginning. Default: `performance.now`. */
  readonly now?: (() => number) | undefined;
  /** Waits so many milliseconds. Default: a timer. */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
}

/**
 * Tries the cases of a plan one after the other, and undoes what they did.
 * @throws {TargetError} where the target does not answer at all, or no longer
 * @throws {RunnerError} where the runner itself fails
 */
export async function runPlan(planned: Planned, options: RunOptions): Promise<Summary> {
  const { listener = () => {}, now = () => performance.now() } = options;
  const watched = watchTarget(options.target);
  const errand = prepare(options, watched.target, now);
  const mask = maskFor(options.credentials);
  const start = now();

  await knock(errand);
  listener(planned);
  const verdicts: Verdict[] = [];
  let left: readonly Leftover[] = [];
  try {
    for (const subject of planned.cases) {
      const judged = maskJudged(await tryCase(subject, errand, watched.insist), mask);
      verdicts.push(...judged.verdicts);
      listener(judged);
      if (options.bail === true && judged.verdicts.some(({ outcome }) => outcome === "broken")) break;
    }
  } finally {
    left = await clean(errand);
  }
  const summary = {
    ...tally(verdicts),
    requests: watched.requests(),
    milliseconds: now() - start,
    left: left.map(mask),
  };
  listener({ kind: "finished", summary });
  return summary;
}

function prepare(options: RunOptions, target: Target, now: () => number): Errand {
  const { contract, credentials, rate, sleep = pause } = options;
  return {
    contract,
    operations: new Map(contract.operations.map((operation) => [operation.id, operation])),
    target,
    basePath: options.basePath ?? contract.basePath,
    keyring: createKeyring(contract, credentials),
    ids: createKnownIds(credentials),
    ledger: createLedger(),
    pace: createPace({ rate, now, sleep }),
    now,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

/** One request without a key, so that a target that is not there is told from one that fails. */
async function knock({ target, basePath }: Errand): Promise<void> {
  await target({ method: "GET", path: `${basePath}/`, query: "", headers: {}, body: "" });
}

async function tryCase(subject: Case, errand: Errand, insist: () => void): Promise<Judged> {
  try {
    const { exchanges, verdicts } = await runCase(subject, errand);
    insist();
    return { kind: "judged", case: subject, exchanges, verdicts };
  } catch (cause) {
    throw cause instanceof TargetError ? cause : new RunnerError(subject.id, cause);
  }
}

function maskFor({ credentials }: Credentials): Mask {
  const secrets = credentials.map(({ value }) => value);
  return createMask(secrets, [garbageKey(""), ...secrets.map(garbageKey)]);
}

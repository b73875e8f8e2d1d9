import type { Attempt, Delivery, Outcome } from "./delivery.ts";
import { whyNotTo } from "./reachable.ts";

/** The part of `fetch` that is needed (Fetch standard, section 5.4). */
type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly redirect: "manual";
    readonly signal: AbortSignal;
  },
) => Promise<{
  readonly status: number;
  readonly headers: Iterable<readonly [name: string, value: string]>;
  readonly body: { cancel(): Promise<void> } | null;
}>;

export interface SenderOptions {
  /** Lets deliveries reach an address beyond this machine; none where nothing is said. */
  readonly allow?: (url: string) => boolean;
  readonly fetch?: Fetch;
  /** Waits so many milliseconds of real time. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told of every attempt. */
  readonly record?: (attempt: Attempt) => void;
}

/** Sends deliveries: those to one address one after another, in their order. */
export interface Sender {
  /** @param now ISO 8601, on the clock of the delivery's world. */
  readonly send: (delivery: Delivery, now: () => string) => void;
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>;
  /** Gives up what is under way, and sends nothing more. */
  readonly close: () => void;
}

/** Milliseconds to wait before the second and the third attempt. */
const pauses = [500, 2000];

/** Milliseconds that a receiver has to answer. */
const patience = 10_000;

/** How many deliveries may wait for one address that is slow or dead. */
const most = 1000;

export function createSender(options: SenderOptions = {}): Sender {
  const { allow = () => false, fetch: ask = globalThis.fetch, wait = pause, record = () => {} } = options;
  const end = new AbortController();
  const queues = new Map<string, { waiting: number; last: Promise<void> }>();

  async function attempt({ url, method, headers, body }: Delivery): Promise<Outcome> {
    const bare = method === "GET" || method === "HEAD";
    try {
      const answer = await ask(url, {
        method,
        headers: { ...headers },
        ...(bare ? {} : { body }),
        redirect: "manual",
        signal: AbortSignal.any([end.signal, AbortSignal.timeout(patience)]),
      });
      await answer.body?.cancel();
      const { status } = answer;
      const accepted = status >= 200 && status < 300;
      return { kind: "answered", status, headers: Object.fromEntries(answer.headers), accepted };
    } catch (error) {
      return { kind: "failed", sentence: `Cannot reach ${url}: ${causeOf(error)}` };
    }
  }

  async function deliver(delivery: Delivery, now: () => string): Promise<void> {
    for (let number = 1; number <= pauses.length + 1 && !end.signal.aborted; number += 1) {
      const begin = performance.now();
      const outcome = await attempt(delivery);
      const milliseconds = performance.now() - begin;
      const done = outcome.kind === "answered" && outcome.accepted;
      const last = done || number > pauses.length || end.signal.aborted;
      record({ delivery, number, at: now(), milliseconds, outcome, last });
      if (last) return;
      await wait(pauses[number - 1] ?? 0);
    }
  }

  return {
    send: (delivery, now) => {
      const { url } = delivery;
      const queue = queues.get(url) ?? { waiting: 0, last: Promise.resolve() };
      const full =
        queue.waiting >= most ? `${url} is not sent to; ${most} deliveries wait for it` : undefined;
      const why = whyNotTo(url, allow) ?? full;
      if (why !== undefined) {
        const outcome = { kind: "withheld", sentence: why } as const;
        record({ delivery, number: 0, at: now(), milliseconds: 0, outcome, last: true });
        return;
      }
      if (end.signal.aborted) return;
      queues.set(url, queue);
      queue.waiting += 1;
      queue.last = queue.last
        .then(() => deliver(delivery, now))
        .finally(() => {
          queue.waiting -= 1;
          if (queue.waiting === 0) queues.delete(url);
        });
    },
    settled: async () => {
      while (queues.size > 0) await Promise.all([...queues.values()].map(({ last }) => last));
    },
    close: () => end.abort(),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

/** `fetch` says only that it failed; the reason is its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it did not answer within ${patience / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

import type { HttpResponse } from "../../../spec/index.ts";
import type { Service } from "../../engine/service.ts";
import type { Admission } from "../../engine/security/security.ts";
import type { Visitor } from "../../engine/turn.ts";
import type { LiveWorld } from "../live-world.ts";
import type { Passage, Stage } from "../stage.ts";
import { callbackDeliveries } from "./callback-deliveries.ts";
import { deliveryField } from "./delivery.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import { webhookDeliveries, type Occasion } from "./webhook-deliveries.ts";
import { tellable, type Scene, type Told } from "./told.ts";
import { movedNote, writesIn, writesNote, type Written } from "./written.ts";

export interface HookOptions extends SenderOptions {
  /** Who is told what the document's webhooks tell. */
  readonly urls?: readonly string[];
  /** Told of an error that kept the mock from telling anybody, with the operation that was asked. */
  readonly onError?: (error: unknown, operation: string) => void;
}

/** The requests that a mock sends by itself: the webhooks and callbacks of its document. */
export interface Hooks {
  /** Tells of what a request has brought about, after its answer. */
  readonly stage: Stage;
  /** Tells of what was written without a request: by a stimulus, or by time. */
  readonly tell: (service: Service, world: LiveWorld, writes: readonly Written[]) => void;
  /** Resolves when all that was to be sent has been sent or given up. */
  readonly settled: () => Promise<void>;
  /** Gives up what is under way, and sends nothing more. */
  readonly close: () => void;
}

export function createHooks({ urls = [], onError = () => {}, ...options }: HookOptions = {}): Hooks {
  const sender = createSender(options);
  const plans = new Set<Promise<void>>();
  let count = 0;

  const occasionOf = (service: Service, world: LiveWorld): Occasion => ({
    service,
    world,
    nextId: () => String((count += 1)),
  });

  /** Keeps in mind that something is to be told until it is. */
  function plan(work: () => Promise<void>, operation: string): void {
    const planned = work().catch((error: unknown) => onError(error, operation));
    plans.add(planned);
    void planned.finally(() => plans.delete(planned));
  }

  function tellSubscribers({ service, world }: Scene, writes: readonly Told[]): void {
    const { contract } = service;
    for (const delivery of webhookDeliveries(contract, writes, urls, occasionOf(service, world))) {
      sender.send(delivery, world.sources.now);
    }
  }

  async function tellOf(passage: Passage, response: HttpResponse): Promise<void> {
    const { request, match, service, world, notes } = passage;
    const moved = await tellable(passage, writesIn(notes, movedNote));
    const writes = await tellable(passage, writesIn(notes, writesNote));
    tellSubscribers(passage, [...moved, ...writes]);
    if (match.kind !== "operation") return;
    const tenant = writes[0]?.tenant ?? visitorIn(notes)?.tenant ?? service.home;
    const exchange = { request, match, response, tenant, writes };
    for (const delivery of callbackDeliveries(exchange, occasionOf(service, world))) {
      sender.send(delivery, world.sources.now);
    }
  }

  return {
    stage: async (passage, next) => {
      const response = await next(passage);
      const { match, service, request } = passage;
      const hooked =
        service.contract.webhooks.length > 0 ||
        (match.kind === "operation" && match.operation.callbacks.length > 0);
      if (hooked && request.headers[deliveryField] === undefined) {
        const name = match.kind === "operation" ? match.operation.id : "";
        plan(async () => {
          await afterwards();
          await tellOf(passage, response);
        }, name);
      }
      return response;
    },
    tell: (service, world, writes) => {
      const scene = { service, world };
      plan(async () => tellSubscribers(scene, await tellable(scene, writes)), "");
    },
    settled: async () => {
      while (plans.size > 0) await Promise.all(plans);
      await sender.settled();
    },
    close: sender.close,
  };
}

/** Who asked, as the way of the request through the mock has noted it. */
function visitorIn(notes: ReadonlyMap<string, unknown>): Visitor | undefined {
  const { admission } = Object.fromEntries(notes) as { readonly admission?: Admission };
  return admission?.kind === "admitted" ? admission.visitor : undefined;
}

/** Lets the answer go out first. */
function afterwards(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0));
}

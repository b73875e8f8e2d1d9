import { evaluate, writeBody, type Contract, type Webhook } from "../../../spec/index.ts";
import type { Service } from "../../engine/service.ts";
import type { LiveWorld } from "../live-world.ts";
import { deliveryField, type Delivery } from "./delivery.ts";
import { happened } from "./happened.ts";
import { hookBody } from "./hook-body.ts";
import type { Told } from "./told.ts";

/** Where and when something was written. */
export interface Occasion {
  readonly service: Service;
  readonly world: Pick<LiveWorld, "name" | "sources">;
  /** An id for the next delivery. */
  readonly nextId: () => string;
}

/** What the webhooks of a contract tell of writes, to each of the addresses: in the order of the writes. */
export function webhookDeliveries(
  contract: Contract,
  writes: readonly Told[],
  urls: readonly string[],
  occasion: Occasion,
): readonly Delivery[] {
  return writes.flatMap((written) =>
    contract.webhooks
      .filter(({ on }) => on !== undefined && happened(on, written))
      .flatMap((webhook) => {
        const message = messageOf(webhook, written, occasion);
        return urls.map((url): Delivery => {
          const id = occasion.nextId();
          return { ...message, id, url, headers: { ...message.headers, [deliveryField]: id } };
        });
      }),
  );
}

function messageOf(
  webhook: Webhook,
  { of, id, tenant, seen: row }: Told,
  { service, world }: Occasion,
): Omit<Delivery, "id" | "url"> {
  const { name, method, pointer, content } = webhook;
  const { sources } = world;
  const tidings = { event: name, now: sources.now(), of, key: service.keyOf(of), row };
  const body = webhook.body
    ? evaluate(webhook.body, { row, tenant: service.tenant(tenant) })
    : content && hookBody(content.schema, tidings, sources.chance.fork(`${name} ${of} ${id}`));
  const mediaType = content?.mediaType ?? "application/json";
  const sent = body === undefined ? "" : writeBody(body, mediaType);
  const headers: Delivery["headers"] = body === undefined ? {} : { "content-type": mediaType };
  return { kind: "webhook", name, pointer, world: world.name, tenant, method, headers, body: sent };
}

import { asObject, isObject, type Json, type JsonObject } from "../../spec/index.ts";
import { StimulusError } from "./stimulus.ts";

/** A message that somebody sends to a service. */
export interface Inbound {
  readonly workspaceId: string;
  readonly channel: Channel;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly chatId: string | undefined;
  readonly subject: string | undefined;
  readonly body: string;
  /** What a connected CRM says of the sender; `undefined`: none is connected, or it says nothing. */
  readonly crm: Crm | undefined;
  /** What registries and the website say of a company that is new. */
  readonly registry: JsonObject;
  /** Whether a new company is completed at once, or waits for the stimulus `enrichment`. */
  readonly enrich: "now" | "later";
}

interface Crm {
  /** The contact's id there. */
  readonly externalRef: string;
  readonly accountName: string | undefined;
  /** The account's id there. */
  readonly accountRef: string | undefined;
}

type Channel = (typeof channels)[number];

const channels = ["email", "chat", "whatsapp", "voice"] as const;
const addresses: Readonly<Record<Channel, readonly ("email" | "phone" | "chatId")[]>> = {
  email: ["email"],
  chat: ["chatId", "email"],
  whatsapp: ["phone"],
  voice: ["phone"],
};

/**
 * Reads what an inbound message is made of.
 * @throws {StimulusError} at the first thing that is missing or is not what it must be
 */
export function readInbound(payload: Json): Inbound {
  if (!isObject(payload)) throw new StimulusError("An inbound message must be an object");
  const from = asObject(payload["from"]);
  const channel = channels.find((each) => each === payload["channel"]);
  if (!channel)
    throw new StimulusError(
      `channel must be one of ${channels.join(", ")}, but is ${JSON.stringify(payload["channel"] ?? null)}`,
    );
  const inbound: Inbound = {
    workspaceId: needed(payload, "workspaceId"),
    channel,
    name: text(from, "name", "from."),
    email: text(from, "email", "from."),
    phone: text(from, "phone", "from."),
    chatId: text(from, "chatId", "from."),
    subject: text(payload, "subject"),
    body: needed(payload, "body"),
    crm: readCrm(payload["crm"]),
    registry: asObject(payload["registry"]),
    enrich: payload["enrich"] === "later" ? "later" : "now",
  };
  const wanted = addresses[channel];
  if (wanted.every((address) => inbound[address] === undefined)) {
    const names = wanted.map((address) => `from.${address}`).join(" or ");
    throw new StimulusError(`A message by ${channel} needs ${names}`);
  }
  return inbound;
}

function readCrm(json: Json | undefined): Crm | undefined {
  if (json === undefined || json === null) return undefined;
  const crm = asObject(json);
  return {
    externalRef: needed(crm, "externalRef", "crm."),
    accountName: text(crm, "accountName", "crm."),
    accountRef: text(crm, "accountRef", "crm."),
  };
}

function needed(within: JsonObject, name: string, before = ""): string {
  const value = text(within, name, before);
  if (value === undefined) throw new StimulusError(`${before}${name} is missing; it must be a text`);
  return value;
}

function text(within: JsonObject, name: string, before = ""): string | undefined {
  const value = within[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new StimulusError(
    `${before}${name} must be a text that is not empty, but is ${JSON.stringify(value)}`,
  );
}

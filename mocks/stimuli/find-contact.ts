import type { Row } from "../../fixtures/index.ts";
import { asPage, type Asking } from "../engine/asking.ts";
import { pageOf } from "../state/page-of.ts";
import type { Inbound } from "./inbound-payload.ts";

/** An address by which a contact is known on one kind of channel. */
export interface Identity {
  readonly channel: string;
  readonly value: string;
}

/** The identities that a message shows of its sender. */
export function identitiesOf({ channel, email, phone, chatId }: Inbound): readonly Identity[] {
  const spoken = channel === "voice" ? "voice" : "whatsapp";
  return [
    ...(email === undefined ? [] : [{ channel: "email", value: email }]),
    ...(phone === undefined ? [] : [{ channel: spoken, value: phone }]),
    ...(chatId === undefined ? [] : [{ channel: "chat", value: chatId }]),
  ];
}

/** The contact who has one of the addresses of a message, or one of its identities; `undefined` where nobody has. */
export function* findContact(inbound: Inbound): Asking<Row | undefined> {
  const { email, phone } = inbound;
  const values = identitiesOf(inbound).map((identity) => ({ ...identity }));
  const results = yield [
    pageOf({ of: "contacts", filters: [{ property: "identities", test: "includes", values }] }),
    ...(email === undefined ? [] : [pageOf({ of: "contacts", search: { text: email, in: ["email"] } })]),
    ...(phone === undefined ? [] : [pageOf({ of: "contacts", search: { text: phone, in: ["phone"] } })]),
  ];
  const [known = [], ...near] = results.map((result) => asPage(result).rows);
  return known[0] ?? near.flat().find((contact) => hasAddress(contact, email, phone));
}

/** A search finds parts too; an address must be the same, but for the case of letters and the way a number is written. */
function hasAddress(contact: Row, email: string | undefined, phone: string | undefined): boolean {
  const same = (one: unknown, other: string | undefined, plain: (text: string) => string): boolean =>
    typeof one === "string" && other !== undefined && plain(one) === plain(other);
  return (
    same(contact["email"], email, (text) => text.toLowerCase()) ||
    same(contact["phone"], phone, (text) => text.replaceAll(/\D/g, ""))
  );
}

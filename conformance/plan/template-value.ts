import type { Template } from "../../spec/index.ts";
import { isMembers, type Value } from "./value.ts";

/** What is known of a request before it is sent. */
export interface Sent {
  readonly path: Readonly<Record<string, Value>>;
  readonly body: Value | undefined;
}

/** The value that a template will have for a request; `undefined` where it depends on what only the service knows. */
export function fromRequest(template: Template, sent: Sent): Value | undefined {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      if (template.source === "request.path") return sent.path[template.name];
      return template.source === "request.body" ? within(sent.body, template.pointer) : undefined;
    case "list": {
      const items = template.items.map((item) => fromRequest(item, sent));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case "object": {
      const members: Record<string, Value> = {};
      for (const [name, member] of Object.entries(template.members)) {
        const value = fromRequest(member, sent);
        if (value === undefined) return undefined;
        members[name] = value;
      }
      return members;
    }
    case "text":
      return undefined;
    default:
      return template satisfies never;
  }
}

function within(body: Value | undefined, pointer: string): Value | undefined {
  let value = body;
  for (const name of pointer.split("/").slice(1)) {
    if (!isMembers(value)) return undefined;
    value = value[name.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return value;
}

import { isObject } from "../json.ts";
import type { Callback } from "./contract.ts";
import { attempt } from "./attempt.ts";
import { type MessageReader } from "./messages.ts";
import { methods } from "./methods.ts";
import type { Node, Reader } from "./reader.ts";
import { compileTemplate } from "./template.ts";

/** The requests that the service sends to addresses that it was given. OpenAPI 3.1, section 4.8.18. */
export function readCallbacks(reader: Reader, messages: MessageReader, operation: Node): readonly Callback[] {
  return reader.members(reader.member(operation, "callbacks")).flatMap(([name, callback]) =>
    reader.members(callback).flatMap(([address, pathItem]) => {
      if (address.startsWith("x-")) return [];
      const url = attempt(reader, pathItem.pointer, () => compileTemplate(address));
      return methods.flatMap((method): Callback[] => {
        const node = reader.member(pathItem, method.toLowerCase());
        if (!isObject(node.value) || !url) return [];
        return [{ name, url, method, content: messages.sent(node), pointer: node.pointer }];
      });
    }),
  );
}

import type { Method } from "./contract.ts";

/** The methods that a path item may have, in the order in which they are read. OpenAPI 3.1, section 4.8.9. */
export const methods: readonly Method[] = [
  "GET",
  "PUT",
  "POST",
  "DELETE",
  "OPTIONS",
  "HEAD",
  "PATCH",
  "TRACE",
];

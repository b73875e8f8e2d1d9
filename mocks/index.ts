export { createMock } from "./server/mock.ts";
export type { Mock, MockOptions } from "./server/mock.ts";
export type { CredentialsFile } from "./server/credentials.ts";
export { listen } from "./server/node.ts";
export type { Listening, ListenOptions } from "./server/node.ts";
export { ListenError } from "./server/listen-error.ts";
export { toFetch } from "./server/fetch.ts";
export { createMemoryStore } from "./state/memory.ts";
export type { Found, Page, Read, Store, Write } from "./state/store.ts";

import { createMemoryStore } from "./memory.ts";
import { describeStore } from "./store.suite.ts";

describeStore("a store in memory", createMemoryStore);

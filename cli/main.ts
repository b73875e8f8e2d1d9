#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

// Stripping the types of some hundred files takes longer than all the rest of a start; so that is done once.
enableCompileCache(join(packageRoot, "node_modules", ".cache", "counterfoil"));
const [{ createProcessIo }, { run }] = await Promise.all([import("./process-io.ts"), import("./run.ts")]);

process.exitCode = await run(process.argv.slice(2), createProcessIo());

import { defineConfig, type ViteUserConfig } from "vitest/config";

/** What takes too long for every test run: `npm run referee`, about two minutes. */
const config: ViteUserConfig = defineConfig({
  test: { include: ["cli/prism-witness.suite.ts"], maxWorkers: 2 },
});

export default config;

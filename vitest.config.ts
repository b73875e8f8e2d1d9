import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["{spec,fixtures,mocks,conformance,cli,scripts}/**/*.test.ts"],
    testTimeout: 20_000,
    // Half of the time goes into starting things, so that two workers pay even on two cores.
    maxWorkers: 2,
  },
});

export default config;

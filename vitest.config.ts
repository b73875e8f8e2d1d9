import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["{spec,fixtures,mocks,conformance,cli,scripts}/**/*.test.ts"],
    testTimeout: 20_000,
  },
});

export default config;

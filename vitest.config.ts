import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,bin,test}/**/*.test.ts'],
    globalSetup: ['test/cluster.ts'],
    // Two cores: each file has a database of its own, so files may run side by side.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});

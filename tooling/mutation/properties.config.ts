import { defineConfig } from 'vitest/config';

/** The laws of the domain on random organizations, tried a few times each. */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.properties.test.ts'],
    provide: { propertyRuns: 0.5 },
    testTimeout: 60_000,
    isolate: false,
  },
});

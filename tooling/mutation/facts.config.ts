import { defineConfig } from 'vitest/config';

/** The tests of the domain, each of which says a fact; properties, which take a minute, are asked about what these let live. */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.test.ts'],
    exclude: ['**/*.properties.test.ts'],
    provide: { propertyRuns: 0.1 },
    isolate: false,
  },
});

import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './apps/web/e2e/chromium.ts';
import { propertyRuns } from './tooling/env.ts';

const setupFiles = [`${import.meta.dirname}/tooling/run/unexpected-output.mjs`];

export default defineConfig({
  test: {
    reporters: ['default', './tooling/run/closing-line.mjs'],
    coverage: {
      provider: 'v8',
      include: ['packages/domain/src/**/*.ts'],
      // Beside the tests: the worlds and the plain definition that tests compare the engine with.
      exclude: [
        '**/*.test.ts',
        '**/*.test-d.ts',
        '**/*.bench.ts',
        '**/{testing,testing-*,random-worlds,scenarios,reference,reference-*}.ts',
      ],
      reporter: [['text', { skipFull: true }], 'html'],
      thresholds: { lines: 100, branches: 100 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/domain/src/**/*.test.ts', 'apps/web/src/**/*.test.ts', 'bench/**/*.test.ts', 'tooling/*.test.ts'],
          css: { include: /tokens\.css/ }, // a test reads it; styles are nothing otherwise
          setupFiles,
          provide: { propertyRuns },
          typecheck: { enabled: true, tsconfig: 'packages/domain/tsconfig.json', include: ['packages/domain/src/**/*.test-d.ts'] },
          benchmark: { include: ['packages/domain/src/**/*.bench.ts'] },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,tooling}/{postgres,db,operations,client,api,worker,run}/src/**/*.test.ts', 'examples/*/**/*.test.ts'],
          setupFiles,
          provide: { propertyRuns },
          globalSetup: './packages/db/src/testing-server.ts',
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 30_000,
          benchmark: { include: [] },
        },
      },
      {
        root: './apps/web', // where react is: from elsewhere, every pre-bundled dependency gets a React of its own
        plugins: [react({ compiler: true })],
        // What tests import, named ahead: found late, it makes Vite reload the page in the middle of a test.
        optimizeDeps: {
          entries: ['src/**/*.{ts,tsx}'],
          include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'react/compiler-runtime', 'vitest-browser-react'],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.test.tsx'],
          setupFiles,
          benchmark: { include: [] },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await findChromium() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/**/*.e2e.ts', 'bench/*.e2e.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          benchmark: { include: [] },
        },
      },
    ],
  },
});

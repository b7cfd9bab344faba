import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { chromium } from './scripts/browser.ts';
import { ClosingLine } from './test/support/closing-line.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Tests read the packages' sources: no build comes first. */
const source = [
  { find: '@credit-usage/sdk/openapi.json', replacement: path('./packages/sdk/openapi.json') },
  { find: /^@credit-usage\/sdk\/(.+)$/, replacement: path('./packages/sdk/src/$1/index.ts') },
  { find: /^@credit-usage\/(sdk|elements|server)$/, replacement: path('./packages/$1/src/index.ts') },
];

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    // Vitest leaves one core free, which on two would be half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: { provider: 'v8', include: ['packages/*/src/**'], reporter: ['text-summary', 'text'] },
    projects: [
      {
        resolve: { alias: source },
        test: {
          name: 'node',
          environment: 'node',
          // A store of its own beside a browser on two cores: slow is not wrong. What hangs is still found.
          testTimeout: 30_000,
          hookTimeout: 120_000,
          include: ['{packages,examples}/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
        },
      },
      {
        plugins: [msw({ mode: 'worker-only' })],
        resolve: {
          // Vite's own, without `development`: Lit as pages get it, which does not write its advice between the tests.
          conditions: ['module', 'browser', 'production'],
          alias: [
            ...source,
            { find: '@web/test-runner-commands', replacement: path('./test/support/no-wtr-commands.ts') },
          ],
        },
        optimizeDeps: {
          include: [
            '@open-wc/testing',
            'lit',
            'lit/decorators.js',
            'lit/directives/guard.js',
            'lit/directives/live.js',
            'd3-array',
            'd3-shape',
            'msw/browser',
            'msw',
            'ofetch',
            'zod/mini',
          ],
        },
        server: { host: '127.0.0.1' },
        test: {
          name: 'browser',
          api: { host: '127.0.0.1' },
          setupFiles: ['test/support/setup-browser.ts'],
          include: ['packages/*/{src,test}/**/*.browser.test.ts', 'test/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromium() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser of the machine: CHROMIUM_PATH, else a usual place, else Playwright's own. */
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
);

const LONG = process.env.LONG === '1';

export default defineConfig({
  testDir: 'app/e2e',
  // `npm run test:long` plays the long journeys, `npm test` the others.
  testMatch: LONG ? '**/*.long.spec.ts' : '**/*.spec.ts',
  testIgnore: LONG ? [] : '**/*.long.spec.ts',
  outputDir: '.tmp/playwright',
  workers: 1,
  fullyParallel: false,
  timeout: LONG ? 300_000 : 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

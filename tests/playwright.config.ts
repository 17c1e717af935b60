import { defineConfig } from '@playwright/test'
import { findBrowser, isRoot } from './support/browser.ts'

const browser = findBrowser()
if (!browser.found) throw new Error(browser.advice)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'output/e2e',
  globalSetup: './support/build-client.ts',
  fullyParallel: false,
  // Each has a server of its own. More than there are cores would only wait for each other.
  workers: 2,
  retries: 0,
  // What repeats in another size or theme what is tried in one already: with `LONG=1`.
  ...(process.env.LONG ? {} : { grepInvert: /@long/ }),
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // A trace of every step takes longer than the step.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser.path,
      args: [
        ...(isRoot() ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})

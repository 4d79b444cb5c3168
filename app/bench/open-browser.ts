import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import type { StartedServer } from '../e2e/start-server';

export interface SignedInBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
}

const RENDERING = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** No WebGL at all: the scenes stand aside and nothing is rendered in software beside what is measured. */
const NO_RENDERING = ['--disable-gpu', '--disable-3d-apis'];

/** A headless browser of the machine, signed in by the link that the server printed. */
export async function openBrowser(server: StartedServer, render = true): Promise<SignedInBrowser> {
  const path = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (one) => one && existsSync(one),
  );
  const browser = await chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: [
      '--no-sandbox',
      ...(render ? RENDERING : NO_RENDERING),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--js-flags=--expose-gc',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url });
  const answer = await context.request.post('/api/session', {
    data: { token: new URL(server.signInLink()).searchParams.get('token'), name: 'Bench' },
    headers: { origin: server.url },
  });
  if (!answer.ok()) throw new Error(`Sign-in was answered ${answer.status()}: ${await answer.text()}`);
  return { browser, context };
}

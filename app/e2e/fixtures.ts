import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Role } from '../../data/model/person';
import { type StartedServer, startServer } from './start-server';

interface WorkerFixtures {
  /** One real server with the five sample plants for all journeys of a worker. */
  readonly server: StartedServer;
}

interface Fixtures {
  /** A page of somebody who was let in by a one-time link of an administrator. */
  readonly openAs: (role: Role, name: string) => Promise<Page>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const server = await startServer({ demo: '1' });
      await use(server);
      expect(await server.stop()).toBe(0);
    },
    { scope: 'worker' },
  ],
  openAs: async ({ server, browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, name) => {
      const context = await browser.newContext({ baseURL: server.url });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(await inviteLink(server, role, name));
      await page.getByRole('button', { name: '登录' }).click();
      await expect(page.getByRole('navigation').first()).toBeVisible();
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** A one-time link for somebody of this role. */
export async function inviteLink(server: StartedServer, role: Role, name: string): Promise<string> {
  const answer = await server.api('/api/people', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role, name }),
  });
  const { link } = (await answer.json()) as { link: string };
  return link;
}

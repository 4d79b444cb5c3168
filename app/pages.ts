import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buildPages } from './build-pages';

export interface PagesOptions {
  readonly http: Server;
  readonly development: boolean;
  readonly host: string;
  readonly port: number;
}

/** Next, once its pages are built and it is ready. Requests that come earlier wait for it. */
export interface Pages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

export async function openPages({ http, development, host, port }: PagesOptions): Promise<Pages> {
  if (!development) await buildPages();
  const { default: next } = await import('next');
  const app = next({ dev: development, dir: process.cwd(), hostname: host, port, httpServer: http });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
  };
}

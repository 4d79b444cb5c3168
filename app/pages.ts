import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buildPages } from './build-pages';
import { answerAtDoor } from './sign-in-door';

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

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export async function openPages({ http, development, host, port }: PagesOptions): Promise<Pages> {
  if (!development) await buildPages();
  const { default: next } = await import('next');
  const app = next({ dev: development, dir: process.cwd(), hostname: host, port, httpServer: http });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    async handle(request, response) {
      if (METHODS.has(request.method ?? '')) {
        if (!(await answerAtDoor(request, response))) await handle(request, response);
        return;
      }
      // The framework cannot make a request of it and would answer that it failed.
      response.writeHead(405, { allow: [...METHODS].join(', ') }).end();
    },
  };
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GET as getAlarms } from '../api/alarms/route';
import { GET as getActions } from '../api/exercises/[id]/actions/route';
import { GET as getReport, PUT as putReport } from '../api/exercises/[id]/report/route';
import { GET as getRun } from '../api/exercises/[id]/route';
import { PUT as putSnapshot } from '../api/exercises/[id]/snapshots/[simTs]/route';

/** For tests and validations: the handlers that a run's process calls, without the pages around them. */
export async function serveRuns(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request).then(async (said) => {
      response.writeHead(said.status, Object.fromEntries(said.headers));
      response.end(Buffer.from(await said.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
  });
  const [, , noun, id = '', part, simTs = ''] = new URL(request.url).pathname.split('/');
  const given = { params: Promise.resolve({ id, simTs }) };
  if (noun === 'alarms') return getAlarms(request, given);
  if (noun !== 'exercises') return new Response(null, { status: 404 });
  if (part === 'snapshots') return putSnapshot(request, given);
  if (part === 'actions') return getActions(request, given);
  if (part === 'report') return (method === 'PUT' ? putReport : getReport)(request, given);
  return getRun(request, given);
}

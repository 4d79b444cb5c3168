import { createServer, type Server } from 'node:http';
import { identifySocket } from './auth/identify';
import { printSignInLink } from './auth/print-sign-in-link';
import { seeWorld } from './auth/see-world';
import { EnvError, readEnv } from './env';
import { LOOK_AT_LINES_MS, limitLines } from './limit-lines';
import { openGateway } from './live/gateway';
import { log } from './log';
import { openWorkbench } from './open-workbench';
import { openPages, type Pages } from './pages';
import { setSecurityHeaders } from './security-headers';
import { setWorkbench } from './workbench';

/** The one process: store and broker first, so that no station waits for the pages; then Socket.IO, then the pages. */
async function start(): Promise<void> {
  // Until something is open there is nothing to close; what the store was doing is whole or not done, as after a kill.
  let stop = (): void => process.exit(0);
  // A terminal and npm both hand the signal on: the second must not end a stop that is under way.
  process.on('SIGTERM', () => stop());
  process.on('SIGINT', () => stop());

  const env = readEnv(process.env);
  const bench = await openWorkbench(env);
  setWorkbench(bench.workbench);

  const development = process.argv.includes('--dev');
  let pages: Promise<Pages> | undefined;
  const http = createServer({ connectionsCheckingInterval: LOOK_AT_LINES_MS }, (request, response) => {
    Promise.resolve(pages)
      .then((ready) => ready?.handle(request, response))
      .catch((error) => {
        log.error({ err: error }, 'A page could not be answered.');
        response.destroy();
      });
  });
  const gateway = openGateway({
    http,
    identify: identifySocket,
    world: seeWorld,
    warn: (sentence, error) => log.warn({ err: error }, sentence),
  });
  limitLines(http);
  // First of all who answer, so that what Socket.IO or an error answers has them too.
  http.prependListener('request', (request, response) => setSecurityHeaders(request, response, development));
  bench.listening(await listen(http, env.host, env.port));
  bench.startVirtual();
  pages = openPages({ http, development, host: env.host, port: env.port });

  const close = async (): Promise<void> => {
    setTimeout(() => process.exit(0), 4500).unref();
    http.closeAllConnections();
    await gateway
      .close()
      .then(bench.close)
      .catch((error: unknown) => log.error({ err: error }, 'The stop was not clean.'));
    process.exit(0);
  };
  stop = () => {
    stop = () => undefined;
    void close();
  };

  console.log(`Dust Twin 尘境 ${bench.workbench.version}`);
  console.log(`  stations   mqtt://${env.mqttHost}:${bench.broker.port}`);
  console.log(
    `  workbench  ${bench.workbench.webUrl()}${bench.demo ? '  (five sample plants on virtual stations)' : ''}`,
  );
  await printSignInLink(bench.workbench);
  await pages;
  console.log('  ready');
}

/** Answers the port: a free one for 0. */
function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${error.code})`;
      reject(new EnvError(`PORT ${port} on ${host} ${why}; stop that program or set PORT.`));
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

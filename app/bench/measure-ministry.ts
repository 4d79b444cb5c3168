import type { LinkStatus } from '../../data/model/exchange';
import { registerRealPlant } from '../e2e/real-plant';
import { type StartedServer, startServer } from '../e2e/start-server';
import { publishSteadily } from './publish-steadily';

const RATE_HZ = 50;
const LIVE_S = 20;
const REFUSED_S = 60;

/**
 * 50 messages a second of one station beside the five sample plants, to the demonstration's stand-in: median ms from commit to
 * acceptance; and seconds to drain what a minute of refusal left, from the first acceptance after it, while live data goes on.
 */
export async function measureMinistry(): Promise<{ readonly delayMs: number; readonly drainS: number }> {
  const server = await startServer({ demo: '1' });
  try {
    await registerRealPlant(server);
    await until(server, ({ messagesAccepted }) => messagesAccepted > 0);
    await publish(server, LIVE_S, 2);
    const { delayMs } = await until(server, () => true);
    if (!delayMs) throw new Error('No message was accepted.');

    await misbehave(server, 'refuse');
    await publish(server, REFUSED_S, 3);
    const publishing = publish(server, LIVE_S, 4);
    await misbehave(server, 'none');
    const { stages } = await until(server, ({ failuresInARow }) => failuresInARow === 0);
    const startedMs = performance.now();
    await until(server, ({ cursor }) => cursor >= stages.stored.ingestId);
    const drainS = (performance.now() - startedMs) / 1000;
    await publishing;
    return { delayMs: delayMs.median, drainS };
  } finally {
    await server.stop();
  }
}

function publish({ mqttUrl }: StartedServer, seconds: number, boot: number): Promise<unknown> {
  return publishSteadily({ mqttUrl, rateHz: RATE_HZ, seconds, boot });
}

async function misbehave({ api }: StartedServer, behaviour: string): Promise<void> {
  const answer = await api('/api/exchange/stand-in', {
    method: 'POST',
    body: JSON.stringify({ behaviour, requests: null }),
  });
  if (!answer.ok) throw new Error(`The stand-in was not told (${answer.status}).`);
}

async function until({ api }: StartedServer, isSo: (status: LinkStatus) => boolean): Promise<LinkStatus> {
  for (;;) {
    const status = (await (await api('/api/exchange')).json()) as LinkStatus;
    if (isSo(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

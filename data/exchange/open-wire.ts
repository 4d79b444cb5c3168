import type { MessageProfile } from '../catalogue/ministry/message-profile';
import { type RawAnswer, type Wire, WireError } from './wire';

export interface WireOptions {
  readonly fetch: typeof fetch;
  /** Asked before each request: a stand-in that was started again has another port. */
  readonly baseUrl: () => string;
  readonly profile: MessageProfile;
  readonly appSecret: string;
  readonly timeoutMs: number;
}

/** The line by HTTP. Redirects are never followed: the secret goes to the address that was set and to no other. */
export function openWire({ fetch, baseUrl, profile, appSecret, timeoutMs }: WireOptions): Wire {
  const { contentType, secretHeader } = profile.envelope;

  async function ask(path: string, init: RequestInit, signal: AbortSignal): Promise<RawAnswer> {
    const tooLong = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(`${baseUrl()}${path}`, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.any([signal, tooLong]),
      });
      const { text, isCut } = await readBody(answer, profile.limits.maxAnswerBytes);
      // A body that breaks off because the time is over is no answer.
      if (isCut && tooLong.aborted) throw tooLong.reason;
      return { status: answer.status, retryAfterMs: readRetryAfter(answer), body: text, isCut };
    } catch (error) {
      if (signal.aborted) throw error;
      if (tooLong.aborted) throw new WireError('timeout', `No answer within ${timeoutMs} ms.`);
      throw new WireError('unreachable', causeOf(error));
    }
  }

  return {
    post: (path, body, signal) =>
      ask(
        path,
        { method: 'POST', headers: { 'content-type': contentType, [secretHeader]: appSecret }, body },
        signal,
      ),
    get: (path, signal) => ask(path, { headers: { [secretHeader]: appSecret } }, signal),
  };
}

async function readBody(answer: Response, limit: number): Promise<{ text: string; isCut: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      bytes += part.value.byteLength;
      if (bytes > limit) {
        await reader?.cancel();
        return { text: '', isCut: true };
      }
      chunks.push(part.value);
    }
  } catch {
    return { text: Buffer.concat(chunks).toString('utf8'), isCut: true };
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isCut: false };
}

/** Seconds only: a date would have to be compared with a clock that is not ours. */
function readRetryAfter(answer: Response): number | null {
  const text = answer.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null;
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (error instanceof Error ? error.message : String(error));
}

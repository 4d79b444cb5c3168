import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';

export interface CameraPostOptions {
  readonly url: URL;
  readonly secret: string;
  readonly firstAfterMs: number;
  /** Its station has power and its network; without them it takes no picture. */
  readonly isOnLine: () => boolean;
  /** Draws the picture of a moment. */
  readonly picture: (ts: number) => Buffer;
  /** Epoch ms. */
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

export interface CameraPost {
  readonly stop: () => void;
}

const EVERY_MS = 60_000;
const BACK_OFF_MS = { first: 3000, most: 600_000 };
const GIVE_UP_MS = 10_000;

/** Posts a picture a minute. A failure is quiet: it tries again after 3 s, 6 s, ... 10 min, and says so once. */
export function startCameraPost(options: CameraPostOptions): CameraPost {
  let timer = setTimeout(attempt, options.firstAfterMs);
  let stopped = false;
  let failures = 0;

  function attempt(): void {
    if (!options.isOnLine()) {
      again(EVERY_MS);
      return;
    }
    const ts = options.now();
    const url = new URL(options.url);
    url.searchParams.set('ts', String(ts));
    post(url, options.secret, options.picture(ts)).then(succeed, fail);
  }

  function succeed(): void {
    failures = 0;
    again(EVERY_MS);
  }

  function fail(error: Error): void {
    failures++;
    if (failures === 6)
      options.warn(`Camera pictures do not reach ${options.url.href}: ${error.message}. Trying on, quietly.`);
    again(Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** (failures - 1)));
  }

  function again(afterMs: number): void {
    if (!stopped) timer = setTimeout(attempt, afterMs);
  }

  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function post(url: URL, secret: string, picture: Buffer): Promise<void> {
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'image/png',
      'content-length': picture.length,
    };
    const sent = request(url, { method: 'POST', headers, timeout: GIVE_UP_MS, agent: false }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      response.on('end', () =>
        status >= 200 && status < 300 ? resolve() : reject(new Error(`answer ${status}`)),
      );
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${GIVE_UP_MS} ms`)));
    sent.on('error', reject);
    sent.end(picture);
  });
}

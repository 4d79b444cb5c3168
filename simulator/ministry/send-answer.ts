import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole answer at once. */
export function sendAnswer(response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...fixedHeaders(bytes.byteLength), ...headers }).end(bytes);
}

/** The head and the first half of the body; then the line breaks. */
export function sendHalf(response: ServerResponse, { status, body }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, fixedHeaders(bytes.byteLength));
  response.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), () => response.destroy());
}

const PIECES = 16;

/** The whole answer in sixteen pieces with a pause after each, ms. */
export async function dripAnswer(
  response: ServerResponse,
  { status, body }: Answer,
  pauseMs: number,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, fixedHeaders(bytes.byteLength));
  const size = Math.ceil(bytes.byteLength / PIECES);
  for (let from = 0; from < bytes.byteLength && !response.destroyed; from += size) {
    response.write(bytes.subarray(from, from + size));
    await pause(pauseMs);
  }
  response.end();
}

function fixedHeaders(length: number): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

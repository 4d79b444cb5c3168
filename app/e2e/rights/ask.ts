import { Agent, request } from 'node:http';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Last part of a problem's `type`, or empty. */
  readonly problem: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** One call over HTTP, with any method and any header: `fetch` refuses some of both. */
export function ask(base: string, { method, path, headers = {}, body }: Asked): Promise<Answered> {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      new URL(base).origin + path,
      {
        agent,
        method,
        headers: {
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          const text = Buffer.concat(parts).toString();
          const problem = /"type":"urn:dust-twin:problem:([\w-]+)"/.exec(text)?.[1] ?? '';
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, problem });
        });
      },
    );
    call.once('error', reject);
    call.end(payload);
  });
}

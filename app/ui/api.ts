/** RFC 9457, as the server sends it: `message` is the server's one clear sentence, ready to be shown. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  /** What the server answered, as far as it was JSON. */
  readonly body: unknown;
  /** Seconds after which it may be tried again, where the server says so. */
  readonly retryAfterS: number | null;

  constructor(
    status: number,
    sentence: string,
    type = 'about:blank',
    body?: unknown,
    retryAfterS: number | null = null,
  ) {
    super(sentence);
    this.name = 'Problem';
    this.status = status;
    this.type = type;
    this.body = body;
    this.retryAfterS = retryAfterS;
  }
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** GETs JSON. Throws `Problem` with the server's sentence; status 0 when the server cannot be reached. */
export function getJson<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>(withQuery(path, query), signal ? { signal } : {});
}

/** POSTs JSON and answers JSON. Throws `Problem`, as `getJson` does. */
export function postJson<T>(
  path: string,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const init = withBody('POST', body);
  return call<T>(path, { ...init, headers: { ...init.headers, ...headers } });
}

/** PUTs JSON and answers JSON. Throws `Problem`, as `getJson` does. */
export function putJson<T>(path: string, body: unknown = {}): Promise<T> {
  return call<T>(path, withBody('PUT', body));
}

/** DELETEs, with what the server must know for it; the answer's body is not read. */
export async function sendDelete(path: string, body?: unknown): Promise<void> {
  await call<unknown>(path, body === undefined ? { method: 'DELETE' } : withBody('DELETE', body));
}

/** `/api/alarms` and `{ state: 'open', limit: undefined }` give `/api/alarms?state=open`. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function withBody(method: string, body: unknown) {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await reach(url, init);
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw problemOf(response, body);
  return body as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      ...init,
      headers: { ...init.headers, 'accept-language': pageLanguage() },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, error instanceof Error ? error.message : String(error));
  }
}

/** Sentences come in the language of the page, not of the browser. */
function pageLanguage(): string {
  return typeof document === 'undefined' ? '*' : document.documentElement.lang;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const sentence = [problem.detail, problem.title].find((text) => typeof text === 'string' && text !== '');
  const type = typeof problem.type === 'string' ? problem.type : 'about:blank';
  const words = typeof sentence === 'string' ? sentence : `HTTP ${response.status}`;
  return new Problem(response.status, words, type, body, readRetryAfter(response));
}

function readRetryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) ? seconds : null;
}

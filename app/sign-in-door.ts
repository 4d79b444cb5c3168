import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError, problemResponse } from './api/problem';
import { LINK_HEADER } from './auth/open-links';
import { refuseAtDoor } from './auth/sign-in-limits';

/**
 * Answers a sign-in that has no attempt left, before the pages are asked: it costs a twentieth of what a handler costs, so a crowd of
 * them slows nobody. False when it is to be answered as any other request.
 */
export async function answerAtDoor(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (request.method !== 'POST' || !SIGN_IN.test(request.url ?? '')) return false;
  try {
    const token = request.headers[LINK_HEADER];
    await refuseAtDoor(
      String(request.headers['x-forwarded-for'] ?? ''),
      typeof token === 'string' ? token : null,
    );
    return false;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { 'accept-language': language, cookie } = request.headers;
    const headers = { ...(language ? { 'accept-language': language } : {}), ...(cookie ? { cookie } : {}) };
    const answer = problemResponse(new Request('http://localhost/api/session', { headers }), error);
    // What else they send is not read.
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
    response.end(await answer.text());
    return true;
  }
}

const SIGN_IN = /^\/api\/session\/?(\?|$)/;

import type { Rejection } from '../model/rejection';
import { makeRejection } from './make-rejection';
import type { Delivery } from './types';

/** The line state that a station tells: `{"online":true}` on connecting, false in its will. The server stamps the time. */
export function decodeStatus({
  payload,
  station,
  topic,
  receivedTs,
}: Delivery): { readonly online: boolean } | Rejection {
  const text = Buffer.from(payload).toString('utf8');
  const online = /^\s*\{\s*"online"\s*:\s*(true|false)\s*\}\s*$/.exec(text)?.[1];
  if (online !== undefined) return { online: online === 'true' };
  const origin = { station, topic, payload, receivedTs };
  return makeRejection(
    'wrong-shape',
    { field: 'status', value: text, limit: '{"online":true|false}' },
    origin,
  );
}

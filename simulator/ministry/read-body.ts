import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** The body of a JSON request, read no further than `limit` bytes. Throws Refusal 400 for another type or a compressed one, 413 for one too large. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(400, 400, 'content-type must be application/json');
  if (encoding.toLowerCase() !== 'identity') throw new Refusal(400, 400, 'a compressed body is not accepted');
  const tooLarge = new Refusal(413, 413, `the body is larger than ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

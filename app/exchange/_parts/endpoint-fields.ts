import type { EndpointSettings } from '../../../data/model/exchange';

/** Fields of the form, in its order. */
export const ENDPOINT_FIELDS = [
  'url',
  'appId',
  'appSecret',
  'sm4KeyHex',
  'sm4IvHex',
  'standIn',
  'profile',
] as const satisfies readonly (keyof EndpointSettings)[];
export type EndpointField = (typeof ENDPOINT_FIELDS)[number];

/** 128 bits as hexadecimal digits. */
const HEX_128 = /^[0-9a-fA-F]{32}$/;

/** Whether text is a key or an initial value: 32 hexadecimal digits, spaces around them aside. */
export function isHex128(text: string): boolean {
  return HEX_128.test(text.trim());
}

/** Whether text is an address that the link can post to: http or https, with a host, without a name or password in it. */
export function isEndpointUrl(text: string): boolean {
  if (!URL.canParse(text.trim())) return false;
  const { protocol, hostname, username, password } = new URL(text.trim());
  return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
}

/** Which field of the form a refusal is about: as the answer says it, else the first that its sentence names; null when none. */
export function fieldOfRefusal(body: unknown, sentence: string): EndpointField | null {
  const told = toldField(body);
  return (
    ENDPOINT_FIELDS.find((field) => field === told) ??
    ENDPOINT_FIELDS.find((field) => new RegExp(`\\b${field}\\b`).test(sentence)) ??
    null
  );
}

function toldField(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return null;
  if ('field' in body) return body.field;
  const [first] = 'errors' in body && Array.isArray(body.errors) ? (body.errors as unknown[]) : [];
  return typeof first === 'object' && first !== null && 'field' in first ? first.field : null;
}

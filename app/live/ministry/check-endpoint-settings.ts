import { MESSAGE_PROFILES, messageProfile } from '../../../data/catalogue/ministry/message-profile';
import { createSeal, SealError } from '../../../data/exchange/seal';
import type { EndpointSettings } from '../../../data/model/exchange';
import { LinkSettingsError } from './link-settings-error';

/** The settings as they are used: the address without a slash at the end. Throws a LinkSettingsError. */
export function checkEndpointSettings(settings: EndpointSettings): EndpointSettings {
  const url = checkUrl(settings.url);
  if (!MESSAGE_PROFILES.has(settings.profile)) {
    const known = [...MESSAGE_PROFILES.keys()].join(', ');
    throw new LinkSettingsError('endpoint-profile', { value: settings.profile, known });
  }
  for (const field of ['appId', 'appSecret'] as const)
    if (!/^[\x21-\x7e]{1,256}$/.test(settings[field]))
      throw new LinkSettingsError('endpoint-header', { field });
  const { cipher } = messageProfile(settings.profile);
  for (const field of ['sm4KeyHex', 'sm4IvHex'] as const) checkKey(field, settings[field], cipher);
  return { ...settings, url };
}

function checkKey(field: string, hex: string, cipher: Parameters<typeof createSeal>[0]): void {
  try {
    createSeal(cipher, { keyHex: hex, ivHex: hex });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new LinkSettingsError('endpoint-key', { field, digits: hex.length, limit: 2 * cipher.keyBytes });
  }
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  // The text itself is told back only where it cannot hold a password.
  if (!url || !isHttp || url.search !== '' || url.hash !== '')
    throw new LinkSettingsError('endpoint-url', { value: text.includes('@') ? '***' : text.slice(0, 200) });
  if (url.username !== '' || url.password !== '') throw new LinkSettingsError('endpoint-credentials', {});
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new LinkSettingsError('endpoint-plain-http', { host: url.hostname });
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

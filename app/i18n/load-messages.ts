import type { AbstractIntlMessages } from 'next-intl';
import type { Locale } from './locale';

/** One file a namespace and language: `messages/<locale>/<namespace>.json`. */
export const NAMESPACES = [
  'common',
  'clock',
  'nav',
  'signIn',
  'admin',
  'errors',
  'rejections',
  'points',
  'catalogue',
  'rules',
  'risk',
  'overview',
  'twin',
  'plant',
  'alarms',
  'registry',
  'trends',
  'health',
  'exercises',
  'validation',
  'exchange',
  'guide',
  'account',
  'camera',
] as const;

/** All texts of one language, by namespace. Rejects when a file is missing: a page without words is a defect. */
export async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const files = await Promise.all(NAMESPACES.map((namespace) => loadNamespace(locale, namespace)));
  return Object.fromEntries(NAMESPACES.map((namespace, index) => [namespace, files[index] ?? {}]));
}

async function loadNamespace(locale: Locale, namespace: string): Promise<AbstractIntlMessages> {
  const file: { default: AbstractIntlMessages } = await import(`./messages/${locale}/${namespace}.json`);
  return file.default;
}

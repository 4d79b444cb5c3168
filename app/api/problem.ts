import { createTranslator } from 'next-intl';
import type { Locale } from '../i18n/locale';
import en from '../i18n/messages/en/errors.json';
import zh from '../i18n/messages/zh-CN/errors.json';
import { languageOf } from './language';

type Texts = typeof zh;
type TitleKey = Extract<keyof Texts, `title-${number}`>;
export type ProblemStatus = TitleKey extends `title-${infer Status extends number}` ? Status : never;
/** Which sentence: a key of the namespace `errors`. */
export type ProblemCode = Exclude<keyof Texts, TitleKey>;
export type ProblemParams = Readonly<Record<string, string | number>>;

/** Thrown anywhere below a handler; the handler's frame answers it as problem+json. */
export class ProblemError extends Error {
  readonly status: ProblemStatus;
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  /** Members beside those of RFC 9457, such as `errors`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    status: ProblemStatus,
    code: ProblemCode,
    params: ProblemParams = {},
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.params = params;
    this.members = members;
  }
}

/** RFC 9457: `type`, `title`, `status`, and `detail`, one sentence in the language of the request. */
export function problemResponse(request: Request, problem: ProblemError): Response {
  const { status, code, params, members } = problem;
  const locale = languageOf(request.headers);
  const body = {
    type: `urn:dust-twin:problem:${code}`,
    title: TEXTS[locale][`title-${status}`],
    status,
    detail: sentenceOf(locale, code, params),
    ...members,
  };
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': locale,
    'cache-control': 'no-store',
  });
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  if (status === 429) headers.set('retry-after', String(params.seconds ?? 60));
  return new Response(JSON.stringify(body), { status, headers });
}

/** One sentence of the namespace `errors`. */
export function sentenceOf(locale: Locale, code: ProblemCode, params: ProblemParams): string {
  return TRANSLATORS[locale](code, params);
}

const TEXTS: Readonly<Record<Locale, Texts>> = { 'zh-CN': zh, en };
/** Made once: an import may have thousands of sentences to say. */
const TRANSLATORS = { 'zh-CN': translatorOf('zh-CN'), en: translatorOf('en') };

function translatorOf(locale: Locale) {
  return createTranslator({ locale, messages: { errors: TEXTS[locale] }, namespace: 'errors' });
}

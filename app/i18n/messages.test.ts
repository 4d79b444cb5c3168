import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NAMESPACES } from './load-messages';
import { LOCALES, type Locale } from './locale';
import { scanUsages, scanWords } from './scan-usages';

const ROOT = join(import.meta.dirname, '..', '..');

/** Keys that code holds in variables, so that the scan cannot see them: patterns of whole keys. Say where they are asked for. */
const ASKED_FOR_ELSEWHERE: Readonly<Partial<Record<(typeof NAMESPACES)[number], RegExp>>> = {
  // The server's problem answers: app/api/problem.ts
  errors: /.*/,
  // One sentence a reason: data/model/rejection.ts
  rejections: /.*/,
};

const usages = sourceFiles(['app', 'twin']).flatMap((path) =>
  scanUsages(readFileSync(path, 'utf8')).map((usage) => ({ ...usage, path: path.slice(ROOT.length + 1) })),
);

/** `twin` knows no page and no language: pages lend it their words through a function. */
const lentWords = sourceFiles(['twin']).flatMap((path) => scanWords(readFileSync(path, 'utf8')));

describe.each(NAMESPACES)('%s', (namespace) => {
  const zh = readTexts('zh-CN', namespace);
  const en = readTexts('en', namespace);

  it('has a file in both languages', () => {
    expect(LOCALES.map((locale) => existsSync(fileOf(locale, namespace)))).toEqual([true, true]);
  });

  it('has the same keys in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('has no empty text', () => {
    for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('');
  });

  it('fills in the same parameters in both languages', () => {
    for (const [key, text] of zh) expect(parametersOf(en.get(key) ?? ''), key).toEqual(parametersOf(text));
  });

  it('has every key that is asked for', () => {
    const asked = usages.filter((usage) => usage.namespaces.includes(namespace));
    const missing = asked.filter(
      (usage) =>
        !usage.namespaces.some((each) =>
          [...readTexts('zh-CN', each).keys()].some((key) => usage.matches.test(key)),
        ),
    );
    expect(missing.map(({ path, written }) => `${path}: ${written}`)).toEqual([]);
  });

  it('has no key that nobody asks for', () => {
    const patterns = [
      ...usages.filter((usage) => usage.namespaces.includes(namespace)).map(({ matches }) => matches),
      ...lentWords,
    ];
    const elsewhere = ASKED_FOR_ELSEWHERE[namespace];
    const unused = [...zh.keys()].filter(
      (key) => !(elsewhere?.test(key) || patterns.some((pattern) => pattern.test(key))),
    );
    expect(unused).toEqual([]);
  });
});

describe('the scan', () => {
  const source = `
    const t = useTranslations('alarms');
    const words = await getTranslations('nav');
    t('title'); t.rich('hint', {}); words(\`page.\${id}.name\`); other.t('not');
    (await getTranslations('risk'))('band');
  `;
  it('sees literals, templates and direct calls', () => {
    expect(scanUsages(source).map(({ namespaces, written }) => [...namespaces, written])).toEqual([
      ['risk', 'band'],
      ['alarms', 'title'],
      ['alarms', 'hint'],
      ['nav', 'page.*.name'],
    ]);
  });
  it('matches a template with the keys that it can make', () => {
    const template = scanUsages(source).find(({ written }) => written === 'page.*.name');
    expect(template?.matches.test('page.home.name')).toBe(true);
    expect(template?.matches.test('page.home.names')).toBe(false);
  });
});

function fileOf(locale: Locale, namespace: string): string {
  return join(ROOT, 'app', 'i18n', 'messages', locale, `${namespace}.json`);
}

/** Texts by dotted key; none when there is no file. */
function readTexts(locale: Locale, namespace: string): ReadonlyMap<string, string> {
  const path = fileOf(locale, namespace);
  const texts = new Map<string, string>();
  if (existsSync(path)) collect(JSON.parse(readFileSync(path, 'utf8')), '');
  return texts;

  function collect(part: unknown, prefix: string): void {
    if (typeof part === 'string') return void texts.set(prefix, part);
    if (typeof part !== 'object' || part === null)
      throw new Error(`${path}: "${prefix}" is neither a text nor a group`);
    for (const [name, value] of Object.entries(part))
      collect(value, prefix === '' ? name : `${prefix}.${name}`);
  }
}

/** Names of ICU arguments: `{level}`, `{count, plural, ...}`. */
function parametersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = '']) => name))].sort();
}

function sourceFiles(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => join(ROOT, folder, path)),
  );
}

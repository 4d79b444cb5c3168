import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../data/model/person';
import { CHAPTER_FACTS } from './chapter-facts';
import { CHAPTERS_EN } from './chapters-en';
import { CHAPTERS_ZH } from './chapters-zh';
import { GLOSSARY } from './glossary';
import { CHAPTER_IDS, type ChapterText } from './guide-text';

const HAN = /\p{Script=Han}/u;
const textsOf = ({ title, lead, steps, notes }: ChapterText) => [title, lead, ...steps, ...notes];
const keysOf = (chapter: ChapterText) =>
  textsOf(chapter).flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, key]) => key));

describe.each(CHAPTER_IDS)('chapter %s', (id) => {
  const zh = CHAPTERS_ZH[id];
  const en = CHAPTERS_EN[id];

  it('says the same number of things in both languages', () => {
    expect([en.steps.length, en.notes.length]).toEqual([zh.steps.length, zh.notes.length]);
  });

  it('has no empty text, and each in its own language', () => {
    for (const text of textsOf(zh)) expect(text).toMatch(HAN);
    for (const text of textsOf(en)) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(HAN);
    }
  });

  it('names the same keys in both languages, and closes what it opens', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
    for (const text of [...textsOf(zh), ...textsOf(en)]) expect(text.split('`').length % 2, text).toBe(1);
  });
});

it('has a chapter for every role', () => {
  const served = new Set(CHAPTER_IDS.flatMap((id) => CHAPTER_FACTS[id].roles));
  expect(ROLES.filter((role) => !served.has(role))).toEqual([]);
});

it('has every word of the glossary in both languages, once', () => {
  for (const { zh, en, meaning } of GLOSSARY) {
    expect(`${zh}${meaning.zh}`).toMatch(HAN);
    expect(`${en}${meaning.en}`).not.toMatch(HAN);
    expect(meaning.en).not.toBe('');
  }
  expect(new Set(GLOSSARY.map(({ zh }) => zh)).size).toBe(GLOSSARY.length);
});

it('leads to pages that are there', () => {
  const pages = CHAPTER_IDS.flatMap((id) => CHAPTER_FACTS[id].page ?? []).filter((page) => page !== '/');
  const missing = pages.filter((page) => !existsSync(join(import.meta.dirname, '../..', page, 'page.tsx')));
  expect(missing).toEqual([]);
});

describe.each([
  { locale: 'zh-CN', chapters: CHAPTERS_ZH, quoted: /“([^”]+)”/g },
  { locale: 'en', chapters: CHAPTERS_EN, quoted: /"([^"]+)"/g },
] as const)('labels that the guide quotes in $locale', ({ locale, chapters, quoted }) => {
  it('are on the pages', () => {
    const folder = join(import.meta.dirname, '../../i18n/messages', locale);
    const words = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
      .toLowerCase();
    const titles = CHAPTER_IDS.map((id) => chapters[id].title);
    const labels = CHAPTER_IDS.flatMap((id) =>
      textsOf(chapters[id]).flatMap((text) => [...text.matchAll(quoted)].map(([, label = '']) => label)),
    );
    expect(labels.length).toBeGreaterThan(20);
    const missing = labels.filter(
      (label) => label !== '?' && !titles.includes(label) && !words.includes(label.toLowerCase()),
    );
    expect(missing).toEqual([]);
  });
});

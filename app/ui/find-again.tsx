'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './find-again.module.css';
import { findObjects } from './find-objects';
import { useEnterprises } from './registry';
import { useLanguage } from './use-language';
import { WorldLink } from './world-link';

/** Says that nothing is here (`title` and `text` where the page knows better), with a search by id or name and links on. */
export function FindAgain({ title, text: reason }: { title?: string; text?: string }) {
  const t = useTranslations('common');
  const language = useLanguage();
  const enterprises = useEnterprises();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = enterprises && wanted !== '' ? findObjects(enterprises, wanted) : [];
  return (
    <section className={styles.page}>
      <h1>{title ?? t('notFound.title')}</h1>
      <p>{reason ?? t('notFound.text')}</p>
      <label className="field">
        <span>{t('notFound.search')}</span>
        <input
          type="search"
          value={text}
          placeholder={t('notFound.searchHint')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <ul className={styles.found} aria-live="polite">
        {found.map((object) => (
          <li key={object.id}>
            <WorldLink href={object.href}>
              <span className="num">{object.id}</span> {object.name[language]}
            </WorldLink>
          </li>
        ))}
        {enterprises && wanted !== '' && found.length === 0 ? (
          <li>{t('notFound.none', { text: wanted })}</li>
        ) : null}
      </ul>
      <div className={styles.links}>
        <WorldLink className="button" href="/plants">
          {t('notFound.plants')}
        </WorldLink>
        <WorldLink className="button" href="/">
          {t('notFound.overview')}
        </WorldLink>
      </div>
    </section>
  );
}

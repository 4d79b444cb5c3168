import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AlarmKeys, ClockKeys } from '../../ui/key-list';
import { WorldLink } from '../../ui/world-link';
import { CHAPTER_FACTS } from './chapter-facts';
import { CHAPTERS_EN } from './chapters-en';
import { CHAPTERS_ZH } from './chapters-zh';
import { GlossaryTable } from './glossary-table';
import styles from './guide.module.css';
import { CHAPTER_IDS, type ChapterId, type ChapterText } from './guide-text';
import { Signs } from './signs';
import { WithKeys } from './with-keys';

/** The user guide: a contents list and all chapters on one page, in the language of the page. */
export async function Guide() {
  const t = await getTranslations('guide');
  const texts = (await getLocale()) === 'en' ? CHAPTERS_EN : CHAPTERS_ZH;
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={t('contents')}>
        <h1>{t('title')}</h1>
        <ol>
          {CHAPTER_IDS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{texts[id].title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.chapters}>
        {CHAPTER_IDS.map((id) => (
          <Chapter key={id} id={id} text={texts[id]}>
            <Special id={id} />
          </Chapter>
        ))}
      </div>
    </div>
  );
}

async function Chapter({ id, text, children }: { id: ChapterId; text: ChapterText; children: ReactNode }) {
  const t = await getTranslations('guide');
  const common = await getTranslations('common');
  const { page, roles } = CHAPTER_FACTS[id];
  const heading = `${id}-title`;
  return (
    <section id={id} className={`panel ${styles.chapter}`} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{text.title}</h2>
        {roles.length > 0 ? (
          <span className={styles.muted}>
            {t('for', { roles: roles.map((role) => common(`role.${role}`)).join(t('and')) })}
          </span>
        ) : null}
        {page === null ? null : (
          <WorldLink className={styles.open} href={page}>
            {t('openPage')}
          </WorldLink>
        )}
      </header>
      <p>{text.lead}</p>
      {text.steps.length > 0 ? (
        <ol className={styles.steps}>
          {text.steps.map((step) => (
            <li key={step}>
              <WithKeys text={step} />
            </li>
          ))}
        </ol>
      ) : null}
      {children}
      {text.notes.map((note) => (
        <p key={note} className={styles.muted}>
          <WithKeys text={note} />
        </p>
      ))}
    </section>
  );
}

/** What a chapter shows besides words. */
async function Special({ id }: { id: ChapterId }) {
  const alarms = await getTranslations('alarms');
  const t = await getTranslations('guide');
  switch (id) {
    case 'signs':
      return <Signs />;
    case 'glossary':
      return <GlossaryTable />;
    case 'keys':
      return (
        <div className={styles.keys}>
          <div>
            <h3>{t('everyPage')}</h3>
            <ClockKeys />
          </div>
          <div>
            <h3>{alarms('title')}</h3>
            <AlarmKeys />
          </div>
        </div>
      );
    default:
      return null;
  }
}

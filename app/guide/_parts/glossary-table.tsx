import { getLocale, getTranslations } from 'next-intl/server';
import { GLOSSARY } from './glossary';
import styles from './guide.module.css';

/** The words in both languages, with their meaning in the language of the page. */
export async function GlossaryTable() {
  const t = await getTranslations('guide');
  const language = (await getLocale()) === 'en' ? 'en' : 'zh';
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('term.zh')}</th>
          <th scope="col">{t('term.en')}</th>
          <th scope="col">{t('term.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {GLOSSARY.map(({ zh, en, meaning }) => (
          <tr key={zh}>
            <th scope="row" lang="zh-CN">
              {zh}
            </th>
            <td lang="en">{en}</td>
            <td>{meaning[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

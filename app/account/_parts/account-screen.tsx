'use client';

import { useTranslations } from 'next-intl';
import { ROLES } from '../../../data/model/person';
import { Facts } from '../../ui/facts';
import { useDistrictWords } from '../../ui/use-district-words';
import { type Me, useMe } from '../../ui/use-me';
import styles from './account.module.css';
import { OwnSessions } from './own-sessions';
import { PasswordPart } from './password-part';
import { RightsList } from './rights-list';
import { TotpPart } from './totp-part';

/** Who I am here, what I may do, how I sign in, and where I am signed in. */
export function AccountScreen() {
  const t = useTranslations('account');
  const me = useMe();
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      {me ? <Parts me={me} /> : <p className={styles.hint}>{t('loading')}</p>}
    </div>
  );
}

function Parts({ me }: { me: Me }) {
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Who me={me} />
          <RightsList rights={me.rights} />
        </div>
        {me.person ? (
          <div className={styles.column}>
            <PasswordPart me={me} hasPassword={me.person.hasPassword} />
            <TotpPart hasTotp={me.person.hasTotp} isAdministrator={me.role === 'administrator'} />
          </div>
        ) : null}
      </div>
      {me.person ? <OwnSessions /> : null}
    </>
  );
}

function Who({ me }: { me: Me }) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const districtWords = useDistrictWords();
  const role = ROLES.find((known) => known === me.role);
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="who">
      <h2 id="who">{t('who.title')}</h2>
      <Facts
        rows={[
          [t('who.name'), me.name],
          [t('who.role'), role ? common(`role.${role}`) : null],
          [t('who.districts'), districtWords(me.districts)],
        ]}
      />
      <p className={styles.hint}>{t('who.hint')}</p>
    </section>
  );
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useMemo, useState } from 'react';
import { renderSVG } from 'uqr';
import { putJson } from '../../ui/api';
import { CODE_DIGITS, CodeField } from '../../ui/code-field';
import { CopyButton } from '../../ui/copy-button';
import { Failure } from '../../ui/failure';
import { ME_KEY } from '../../ui/use-me';
import styles from './account.module.css';

/** What `POST /api/me/totp` answers; it counts once a code of it has come back. */
export interface TotpSecret {
  /** Base32. */
  readonly secret: string;
  readonly otpauth: string;
}

/** Three steps: read the picture or copy the secret, then prove it with a code. */
export function TotpEnrolment({ secret, onClose }: { secret: TotpSecret; onClose: () => void }) {
  const t = useTranslations('account');
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const picture = useMemo(() => drawQr(secret.otpauth), [secret.otpauth]);
  const confirm = useMutation({
    mutationFn: () => putJson('/api/me/totp', { code }),
    onSuccess() {
      onClose();
      void queries.invalidateQueries({ queryKey: ME_KEY });
    },
    onError: () => setCode(''),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    confirm.mutate();
  }

  return (
    <div className={styles.enrol}>
      {/* biome-ignore lint/performance/noImgElement: drawn on this page, nothing is loaded */}
      <img className={styles.qr} src={picture} alt={t('totp.picture')} width={196} height={196} />
      <div className={styles.steps}>
        <p>{t('totp.scan')}</p>
        <p className={styles.secret}>
          <span className={styles.hint}>{t('totp.orType')}</span>
          <code>{inFours(secret.secret)}</code>
          <CopyButton text={secret.secret} />
        </p>
        <form className={styles.form} onSubmit={submit}>
          <CodeField value={code} onChange={setCode} />
          <Failure error={confirm.error} />
          <div className={styles.actions}>
            <button
              type="submit"
              className="button button-primary"
              disabled={code.length < CODE_DIGITS || confirm.isPending}
            >
              {t('totp.confirm')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('cancel')}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}

/** A picture in the address itself: it never leaves the page. */
function drawQr(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: 'M', border: 4 }))}`;
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

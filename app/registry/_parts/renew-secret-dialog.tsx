'use client';

import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { postJson } from '../../ui/api';
import { useRegistryChanged } from './records';
import styles from './registry.module.css';

/** A new secret for a station or gateway: the old one ends at once, and its connection is cut. */
export function RenewSecretDialog({
  account,
  onMade,
  onClose,
}: {
  account: string;
  onMade: (secret: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const changed = useRegistryChanged();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      postJson<{ secret: string }>(`/api/registry/accounts/${encodeURIComponent(account)}/secret`),
    onSuccess({ secret }) {
      changed();
      onMade(secret);
    },
  });
  return (
    <Modal
      open
      title={t('renew.title', { account })}
      okText={t('renew.ok')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: isPending, autoInsertSpace: false }}
      cancelButtonProps={{ autoInsertSpace: false }}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      <div className={styles.dialogBody}>
        <p>{t('renew.text')}</p>
        {error ? <p role="alert">{error.message}</p> : null}
      </div>
    </Modal>
  );
}

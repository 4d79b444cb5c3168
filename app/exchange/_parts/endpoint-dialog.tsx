'use client';

import { Checkbox, Form, Input, Modal, Popconfirm, Select } from 'antd';
import { useTranslations } from 'next-intl';
import type { EndpointSettings, LinkEndpoint } from '../../../data/model/exchange';
import { Problem, putJson, sendDelete } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { type EndpointField, fieldOfRefusal, isEndpointUrl, isHex128 } from './endpoint-fields';
import styles from './exchange.module.css';
import { useLinkAction } from './use-link';
import { useProfile } from './use-profile';

const LONGEST = { url: 500, appId: 100, appSecret: 200 };
const SECRET_DIGITS = 32;

/** Where the link goes and with which keys. Keys are written and never shown again. */
export function EndpointDialog({
  endpoint,
  onClose,
}: {
  endpoint: LinkEndpoint | null;
  onClose: () => void;
}) {
  const t = useTranslations('exchange');
  const [form] = Form.useForm<EndpointSettings>();
  const put = useLinkAction(
    (settings: EndpointSettings) => putJson('/api/exchange/endpoint', trimmed(settings)),
    onClose,
  );
  const own = endpoint?.source === 'operator' ? endpoint : null;

  function send(settings: EndpointSettings): void {
    put.mutate(settings, {
      onError: (error) => {
        const field = refusedField(error);
        if (field !== null) form.setFields([{ name: field, errors: [error.message] }]);
      },
    });
  }

  return (
    <Modal
      open
      width={640}
      title={t('endpoint.set')}
      okText={t('endpoint.save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: put.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<EndpointSettings>
        className={styles.form ?? ''}
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{
          url: own?.url ?? '',
          appId: own?.appId ?? '',
          appSecret: '',
          sm4KeyHex: '',
          sm4IvHex: '',
          standIn: own?.standIn ?? false,
        }}
        onFinish={send}
      >
        <p className={styles.formHint}>{own ? t('endpoint.changeHint') : t('endpoint.setHint')}</p>
        <AddressField />
        <KeyFields />
        <ProfileField current={endpoint?.profile} />
        <Form.Item name="standIn" valuePropName="checked" extra={t('endpoint.standInHint')}>
          <Checkbox>{t('endpoint.standIn')}</Checkbox>
        </Form.Item>
      </Form>
      {put.error && refusedField(put.error) === null ? <Failure error={put.error} /> : null}
      {own ? <TakeAway onClose={onClose} /> : null}
    </Modal>
  );
}

function AddressField() {
  const t = useTranslations('exchange');
  return (
    <Form.Item
      name="url"
      label={t('endpoint.url')}
      rules={[
        { required: true, message: t('endpoint.needed') },
        {
          validator: (_, value: string) =>
            value === '' || isEndpointUrl(value)
              ? Promise.resolve()
              : Promise.reject(new Error(t('endpoint.wrongUrl'))),
        },
      ]}
    >
      <Input maxLength={LONGEST.url} placeholder="https://" inputMode="url" spellCheck={false} />
    </Form.Item>
  );
}

function KeyFields() {
  const t = useTranslations('exchange');
  const needed = { required: true, whitespace: true, message: t('endpoint.needed') };
  const hex = [
    { required: true, message: t('endpoint.needed') },
    {
      validator: (_: unknown, value: string) =>
        value === '' || isHex128(value)
          ? Promise.resolve()
          : Promise.reject(new Error(t('endpoint.wrongHex', { digits: value.trim().length }))),
    },
  ];
  return (
    <>
      <div className={styles.formPair}>
        <Form.Item name="appId" label={t('endpoint.appId')} rules={[needed]}>
          <Input maxLength={LONGEST.appId} spellCheck={false} />
        </Form.Item>
        <Form.Item name="appSecret" label={t('endpoint.appSecret')} rules={[needed]}>
          <Input.Password maxLength={LONGEST.appSecret} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="sm4KeyHex" label={t('endpoint.sm4Key')} rules={hex}>
          <Input.Password maxLength={SECRET_DIGITS * 2} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="sm4IvHex" label={t('endpoint.sm4Iv')} rules={hex}>
          <Input.Password maxLength={SECRET_DIGITS * 2} autoComplete="new-password" />
        </Form.Item>
      </div>
      <p className={styles.formHint}>{t('endpoint.secretHint')}</p>
    </>
  );
}

/** The arrangement of messages; this version knows one. */
function ProfileField({ current }: { current: string | undefined }) {
  const t = useTranslations('exchange');
  const { data } = useProfile();
  const known = data?.id ?? current;
  return (
    <Form.Item
      // The table may come after the form has been opened.
      key={known}
      name="profile"
      label={t('endpoint.profile')}
      initialValue={known}
      extra={t('endpoint.provisional')}
      rules={[{ required: true, message: t('endpoint.needed') }]}
    >
      <Select options={known === undefined ? [] : [{ value: known, label: known }]} />
    </Form.Item>
  );
}

function TakeAway({ onClose }: { onClose: () => void }) {
  const t = useTranslations('exchange');
  const take = useLinkAction(() => sendDelete('/api/exchange/endpoint'), onClose);
  return (
    <div className={styles.takeAway}>
      <Popconfirm
        title={t('endpoint.takeAwaySure')}
        description={t('endpoint.takeAwayHint')}
        okText={t('endpoint.takeAway')}
        cancelText={t('cancel')}
        onConfirm={() => take.mutate(undefined)}
      >
        <button type="button" className="button" disabled={take.isPending}>
          {t('endpoint.takeAway')}
        </button>
      </Popconfirm>
      <Failure error={take.error} />
    </div>
  );
}

function refusedField(error: Error): EndpointField | null {
  return error instanceof Problem ? fieldOfRefusal(error.body, error.message) : null;
}

function trimmed(settings: EndpointSettings): EndpointSettings {
  return {
    ...settings,
    url: settings.url.trim(),
    appId: settings.appId.trim(),
    sm4KeyHex: settings.sm4KeyHex.trim(),
    sm4IvHex: settings.sm4IvHex.trim(),
  };
}

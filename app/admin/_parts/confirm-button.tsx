'use client';

import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** A button that asks once more before it does what cannot be taken back. */
export function ConfirmButton({
  label,
  question,
  disabled,
  onConfirm,
}: {
  label: string;
  /** What happens then. */
  question: string;
  disabled: boolean;
  onConfirm: () => void;
}) {
  const t = useTranslations('admin');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </button>
      <Modal
        open={isOpen}
        title={label}
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ autoInsertSpace: false }}
        cancelButtonProps={{ autoInsertSpace: false }}
        onOk={() => {
          setOpen(false);
          onConfirm();
        }}
        onCancel={() => setOpen(false)}
      >
        <p>{question}</p>
      </Modal>
    </>
  );
}

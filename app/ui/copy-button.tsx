'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** Copies a text, and says whether it could: browsers allow it on a safe line only. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('account');
  const [done, setDone] = useState<{ readonly text: string; readonly ok: boolean } | null>(null);

  async function copy(): Promise<void> {
    const ok = await write(text);
    setDone({ text, ok });
  }

  const word = done?.ok ? t('copied') : t('copyByHand');
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <span aria-live="polite">{done?.text === text ? word : t('copy')}</span>
    </button>
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

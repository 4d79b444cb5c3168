'use client';

import { ConfigProvider, type ThemeConfig } from 'antd';
import { useTranslations } from 'next-intl';
import { PALETTE } from '../../ui/antd-theme';
import type { Ground } from '../../ui/ground';
import { useGround } from '../../ui/html-document';
import { useMe } from '../../ui/use-me';
import { useClock } from '../../ui/world';
import { ManagingScreen } from './managing-screen';
import { ReadingScreen } from './reading-screen';
import styles from './registry.module.css';

/** The registry: for those who manage it every record with its form and versions, for all others what is registered. An exercise's registry is only read. */
export function RegistryScreen({ mqttPort }: { mqttPort: number }) {
  const t = useTranslations('registry');
  const rights = useMe()?.rights;
  const ground = useGround();
  const { mode } = useClock();
  if (!rights)
    return (
      <p role="status" className={styles.page}>
        {t('loading')}
      </p>
    );
  return (
    <ConfigProvider theme={FORM_THEME[ground]}>
      {rights.includes('manage-registry') && mode !== 'exercise' ? (
        <ManagingScreen rights={rights} mqttPort={mqttPort} />
      ) : (
        <ReadingScreen rights={rights} />
      )}
    </ConfigProvider>
  );
}

/** A fault in a form is said in words with a heavy frame: red is an alarm's. */
const FORM_THEME: Readonly<Record<Ground, ThemeConfig>> = {
  dark: formTheme('dark'),
  light: formTheme('light'),
};

function formTheme(ground: Ground): ThemeConfig {
  const { text, 'text-2': quiet } = PALETTE[ground];
  return {
    token: { colorError: text, colorErrorText: text, colorErrorBorderHover: text },
    components: { Form: { labelRequiredMarkColor: quiet, verticalLabelPadding: '0 0 4px' } },
  };
}

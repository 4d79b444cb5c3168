'use client';

import { AntdRegistry } from '@ant-design/nextjs-registry';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLocale } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useMemo, useState } from 'react';
import { antdTheme } from './antd-theme';
import { Problem } from './api';
import { useGround } from './html-document';

/** What every page stands on: server data, view state in the address, the kit's theme and language. */
export function Providers({ children }: { children: ReactNode }) {
  const ground = useGround();
  const locale = useLocale();
  const theme = useMemo(() => antdTheme(ground), [ground]);
  const [queries] = useState(openQueries);
  return (
    <QueryClientProvider client={queries}>
      <NuqsAdapter>
        <AntdRegistry layer={false}>
          <ConfigProvider
            theme={theme}
            locale={locale === 'en' ? enUS : zhCN}
            wave={{ disabled: true }}
            button={{ autoInsertSpace: false }}
          >
            {children}
          </ConfigProvider>
        </AntdRegistry>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

function openQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5000,
        refetchOnWindowFocus: false,
        // What the server refused it will refuse again; only an unreachable server is worth asking twice.
        retry: (failures, error) =>
          failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
      },
    },
  });
}

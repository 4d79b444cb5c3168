import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SignIn } from './sign-in/_parts/sign-in';
import './ui/tokens.css';
import './ui/base.css';
import { GROUND_COOKIE } from './ui/ground';
import { HtmlDocument } from './ui/html-document';
import { Providers } from './ui/providers';
import { readSignedInPerson } from './ui/read-signed-in-person';
import { Shell } from './ui/shell';

export const metadata: Metadata = {
  title: { default: '尘境 Dust Twin', template: '%s · 尘境 Dust Twin' },
};

/**
 * Every page of the workbench. Without a session its address stays and the page is not rendered at all:
 * the sign-in text stands in its place. Handlers check rights again for themselves.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const groundCookie = (await cookies()).get(GROUND_COOKIE)?.value;
  const [locale, person] = await Promise.all([getLocale(), readSignedInPerson()]);
  return (
    <HtmlDocument locale={locale} groundCookie={groundCookie}>
      <NextIntlClientProvider>
        <Providers>{person ? <Shell person={person}>{children}</Shell> : <SignIn />}</Providers>
      </NextIntlClientProvider>
    </HtmlDocument>
  );
}

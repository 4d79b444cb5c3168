import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  // They hold native code or open sockets: the one process loads them once, Next must not bundle them.
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings', 'aedes', 'pino'],
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm test` runs tsc over the whole project.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin('./app/i18n/request.ts')(config);

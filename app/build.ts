import { buildPages } from './build-pages';

/** `npm run build`: the pages alone. `npm start` does the same while stations are served already. */
buildPages().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

import { openStore } from './open-store';

/** For tests: holds the store of the file named by the first argument until standard input ends. */
async function holdStore(path: string): Promise<void> {
  const store = await openStore({ path });
  process.stdout.write('open\n');
  process.stdin.resume().on('end', () => void store.close());
}

await holdStore(process.argv[2] ?? '');

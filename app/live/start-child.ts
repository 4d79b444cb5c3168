import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of the simulator. Its secrets come on standard input, and when that ends it ends: nobody is orphaned. */
export function startChild(
  script: string,
  story: unknown,
  { stdout = 'inherit', stderr = 'inherit' }: { readonly stdout?: Pipe; readonly stderr?: Pipe } = {},
): ChildProcess {
  const child = spawn(process.execPath, ['--max-semi-space-size=1', '--import', 'tsx', script], {
    stdio: ['pipe', stdout, stderr],
    env: childEnv(),
  });
  child.stdin?.on('error', () => undefined); // its exit says it
  child.stdin?.write(`${JSON.stringify(story)}\n`);
  return child;
}

type Pipe = 'inherit' | 'pipe';

/** Closes its standard input, and kills it when it has not ended within `withinMs`. */
export async function endChild(child: ChildProcess, withinMs = 1500): Promise<void> {
  // One that could not be started has no id, and no exit will come.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  const kill = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(kill);
}

/** Children need no secret of the environment. */
function childEnv(): NodeJS.ProcessEnv {
  const { ADMIN_API_KEY: _withheld, ...rest } = process.env;
  return rest;
}

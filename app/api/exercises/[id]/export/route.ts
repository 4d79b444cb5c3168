import { findRun } from '../../../exercise-calls';
import { handle } from '../../../handle';
import { limited } from '../../../limit-calls';
import { worldView } from '../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** All that a run holds, NDJSON: first its line in the list, then actions, alarm events and readings. */
export const GET = handle<{ id: string }>(
  'export',
  limited('export', async ({ identity, params: { id } }) => {
    const run = findRun(identity, id);
    const { store, onPush } = await worldView(identity, run.world);
    // Somebody who listens keeps the world open for as long as it is read.
    const leave = onPush({ readings: () => undefined, line: () => undefined });
    const rows = store.exportRows()[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const line = (row: unknown): string => `${JSON.stringify(row)}\n`;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(line({ kind: 'run', ...run }))),
      async pull(controller) {
        const next = await rows.next();
        if (next.done) {
          leave();
          return controller.close();
        }
        controller.enqueue(encoder.encode(next.value.map(line).join('')));
      },
      async cancel() {
        leave();
        await rows.return?.();
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="${id}.ndjson"`,
        'cache-control': 'no-store',
      },
    });
  }),
);

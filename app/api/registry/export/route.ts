import { REGISTRY_KINDS, type RegistryRecord, recordsOf } from '../../../../data/model/registry';
import { audit } from '../../../auth/audit';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { limited } from '../../limit-calls';
import { readQuery } from '../../read-input';
import { recordsToSheets } from '../../records-to-sheets';
import { keptRegistry } from '../../registry-calls';
import { exportQuery } from '../../registry-schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What is kept, as an import takes it; without secrets, and contacts only for whoever may see them. */
export const GET = handle(
  'export',
  limited('export', async ({ url, identity }) => {
    const { format, kind } = readQuery(url, exportQuery);
    const records = recordsOf(keptRegistry(identity)).filter((record) => !kind || record.kind === kind);
    await audit(identity.name, 'registry.export', kind ?? '-', 'done', { format, records: records.length });
    if (format === 'xlsx') {
      const sheets = recordsToSheets(records, kind ? [kind] : REGISTRY_KINDS);
      return fileOf(Buffer.from(await workbench().sheets.write(sheets)), XLSX, 'registry.xlsx');
    }
    return fileOf(ndjsonOf(records), 'application/x-ndjson; charset=utf-8', 'registry.ndjson');
  }),
);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function ndjsonOf(records: readonly RegistryRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function fileOf(content: BodyInit, type: string, name: string): Response {
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

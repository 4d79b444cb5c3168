import { workbench } from '../../workbench';
import { buildOpenApi } from '../build-open-api';
import { handle } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** OpenAPI 3.1 of every call. */
export const GET = handle('see', async () => json(buildOpenApi(workbench().version)));

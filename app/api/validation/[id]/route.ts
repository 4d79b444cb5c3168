import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { found } from '../../validation-calls';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One validation without the curves of its cases. */
export const GET = handle<{ id: string }>('see', async ({ params: { id } }) =>
  json(await found(id, () => workbench().validations.report(id))),
);

import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { found } from '../../../../validation-calls';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One case of a validation whole, with the curves of its picture. */
export const GET = handle<{ id: string; key: string }>('see', async ({ params: { id, key } }) =>
  json(await found(id, () => workbench().validations.case(id, key), key)),
);

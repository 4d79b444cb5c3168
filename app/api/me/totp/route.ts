import { beginTotp, confirmTotp, removeTotp } from '../../../auth/own-totp';
import { handle } from '../../handle';
import { json } from '../../json';
import { limited } from '../../limit-calls';
import { codeBody } from '../../people-schemas';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** A secret for the authenticator app of who asks. */
export const POST = handle(
  'know-self',
  limited('credentials', async ({ identity }) => json(await beginTotp(identity), 201)),
);

/** The first code proves that the app has it. */
export const PUT = handle(
  'know-self',
  limited('credentials', async ({ request, identity }) => {
    const { code } = await readJson(request, codeBody);
    await confirmTotp(identity, code);
    return json({ hasTotp: true });
  }),
);

export const DELETE = handle(
  'know-self',
  limited('credentials', async ({ request, identity }) => {
    const { code } = await readJson(request, codeBody);
    await removeTotp(identity, code);
    return json({ hasTotp: false });
  }),
);

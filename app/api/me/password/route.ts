import { changePassword } from '../../../auth/change-password';
import { handle } from '../../handle';
import { json } from '../../json';
import { limited } from '../../limit-calls';
import { passwordBody } from '../../people-schemas';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Sets or changes the password of who asks. */
export const PUT = handle(
  'know-self',
  limited('credentials', async ({ request, identity }) => {
    const { current, next } = await readJson(request, passwordBody);
    const ended = await changePassword(identity, { current, next });
    return json({ changed: true, ended });
  }),
);

import { DEFAULT_PROFILE, messageProfile } from '../../../../data/catalogue/ministry/message-profile';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** How messages are made: the profile in use, or the one that would be. Provisional. */
export const GET = handle('see-exchange', async () =>
  json(messageProfile(workbench().ministry.status().endpoint?.profile ?? DEFAULT_PROFILE)),
);

import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { languageOf } from '../language';
import { sentenceOf } from '../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What validations found, newest first, and files of them that could not be read. They tell of scenarios, not of anybody's plant. */
export const GET = handle('see', async ({ request }) => {
  const { items, broken } = await workbench().validations.list();
  const language = languageOf(request.headers);
  return json({
    items,
    broken: broken.map((fault) => ({
      file: fault.file,
      message: sentenceOf(language, 'bad-validation', { ...fault }),
    })),
  });
});

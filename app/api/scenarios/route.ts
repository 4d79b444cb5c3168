import { seesStory } from '../../auth/see-story';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { languageOf } from '../language';
import { sentenceOf } from '../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** The library of exercises about plants that the caller may see, and files of it that could not be read, each with line and field. */
export const GET = handle('see', async ({ request, identity }) => {
  const { scenarios, broken } = workbench().exercises.library();
  const language = languageOf(request.headers);
  return json({
    items: scenarios.filter((scenario) => seesStory(identity, scenario)),
    broken: broken.map(({ file, line, field, value, limit }) => ({
      file,
      line,
      field,
      message: sentenceOf(language, 'bad-scenario', { line, field, value, limit }),
    })),
  });
});

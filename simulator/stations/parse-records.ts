import { type RegistryRecord, registryRecordSchema } from '../../data/model/registry';

/** Registry records from text, one JSON object a line; `name` is what the sentence calls the text. Throws at the first bad line. */
export function parseRecords(text: string, name: string): readonly RegistryRecord[] {
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseRecord(line, `${name}, line ${index + 1}`)]));
}

function parseRecord(line: string, where: string): RegistryRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${where} is not JSON: "${line.slice(0, 40)}"; write one JSON object a line.`);
  }
  const parsed = registryRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${where}: "${issue?.path.join('.') ?? ''}" ${issue?.message ?? 'is wrong'}.`);
}

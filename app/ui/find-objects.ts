import type { EnterpriseDetail } from './registry';

export interface FoundObject {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly href: string;
}

const AT_MOST = 12;

/** Enterprises and collectors whose id or name holds the text, whatever its case; those whose id begins with it first. */
export function findObjects(enterprises: readonly EnterpriseDetail[], text: string): readonly FoundObject[] {
  const wanted = text.toLowerCase();
  const holds = ({ id, name }: FoundObject) =>
    [id, name.zh, name.en].some((word) => word.toLowerCase().includes(wanted));
  const begins = ({ id }: FoundObject) => (id.toLowerCase().startsWith(wanted) ? 0 : 1);
  return enterprises
    .flatMap(objectsOf)
    .filter(holds)
    .sort((a, b) => begins(a) - begins(b) || a.id.localeCompare(b.id))
    .slice(0, AT_MOST);
}

function objectsOf(enterprise: EnterpriseDetail): readonly FoundObject[] {
  const href = `/plants/${encodeURIComponent(enterprise.id)}`;
  return [enterprise, ...enterprise.collectors].map(({ id, name }) => ({ id, name, href }));
}

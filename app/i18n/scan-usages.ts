/** A key asked for in the source: its text, or for a template the pattern that its keys match. */
export interface Usage {
  readonly namespaces: readonly string[];
  /** The key as written, `${}` parts as `*`. */
  readonly written: string;
  readonly matches: RegExp;
}

const BINDING = /const\s+(\w+)\s*=\s*(?:await\s+)?(?:useTranslations|getTranslations)\(\s*'([\w.]+)'\s*\)/g;
const DIRECT = /\(await getTranslations\('([\w.]+)'\)\)(?:\.\w+)?\(\s*('[^']*'|`[^`]*`)/g;

/**
 * Keys of texts that one source file asks for, found by reading its text: calls of the functions bound by
 * `useTranslations('x')` or `getTranslations('x')` with a literal or a template. Keys held in variables are not seen.
 */
export function scanUsages(source: string): readonly Usage[] {
  const direct = [...source.matchAll(DIRECT)].map(([, namespace = '', literal = '']) =>
    usageOf([namespace], literal),
  );
  return [
    ...direct,
    ...[...bindingsOf(source)].flatMap(([name, namespaces]) => callsOf(source, name, namespaces)),
  ];
}

/**
 * Texts and templates of a source file that gets its words through a function (`labels('fan')`): any of them may be a key.
 * A template must hold some text of its own.
 */
export function scanWords(source: string): readonly RegExp[] {
  return [...source.matchAll(/'[^'\n]*'|`[^`\n]*`/g)]
    .map(([literal]) => usageOf([], literal))
    .filter(({ written }) => /\w/.test(written))
    .map(({ matches }) => matches);
}

/** One name may be bound to several namespaces in one file: the namespaces of all are taken. */
function bindingsOf(source: string): ReadonlyMap<string, readonly string[]> {
  const bindings = new Map<string, readonly string[]>();
  for (const [, name = '', namespace = ''] of source.matchAll(BINDING)) {
    bindings.set(name, [...new Set([...(bindings.get(name) ?? []), namespace])]);
  }
  return bindings;
}

function callsOf(source: string, name: string, namespaces: readonly string[]): readonly Usage[] {
  const call = new RegExp(
    `(?<![\\w.])${name}(?:\\.(?:rich|markup|raw|has))?\\(\\s*('[^']*'|\`[^\`]*\`)`,
    'g',
  );
  return [...source.matchAll(call)].map(([, literal = '']) => usageOf(namespaces, literal));
}

function usageOf(namespaces: readonly string[], literal: string): Usage {
  const written = literal.slice(1, -1).replace(/\$\{[^}]*\}/g, '*');
  const pattern = written.split('*').map(literally).join('.+');
  return { namespaces, written, matches: new RegExp(`^${pattern}$`) };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

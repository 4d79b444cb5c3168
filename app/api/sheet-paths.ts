import { z } from 'zod';
import {
  cameraSchema,
  collectorSchema,
  enterpriseSchema,
  gatewaySchema,
  type RegistryKind,
  stationSchema,
} from '../../data/model/registry';

/** What a cell of a field holds. Lists of plain values are written `a;b`; lists of objects have a column a part, `machines.0.kind`. */
export type LeafType = 'string' | 'number' | 'boolean' | 'strings' | 'numbers' | 'empty';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly const?: unknown;
}

const ROOTS: Readonly<Record<RegistryKind, Node>> = {
  enterprise: rootOf(enterpriseSchema),
  collector: rootOf(collectorSchema),
  station: rootOf(stationSchema),
  gateway: rootOf(gatewaySchema),
  camera: rootOf(cameraSchema),
};

/** The field's parts, or null for one that records of this kind do not have. */
export function parsePath(kind: RegistryKind, path: string): readonly string[] | null {
  const parts = path.split('.').map(unescapePart);
  return leafTypeOf(kind, parts) === null ? null : parts;
}

/** Parts -> the heading of a column. A point within a name is written `%2E`, a blank at its end `%20`: ends of headings are cut. */
export function pathOf(parts: readonly (string | number)[]): string {
  return parts.map((part) => String(part).replace(/[%.]|^\s+|\s+$/g, escapePart) || '%').join('.');
}

/** What a cell of this field holds; `empty` where a whole object or list stands, which only `{}` or `[]` can say. */
export function leafTypeOf(kind: RegistryKind, parts: readonly string[]): LeafType | null {
  if (parts.length === 1 && parts[0] === 'secret' && (kind === 'station' || kind === 'gateway'))
    return 'string';
  if (parts[0] === 'kind') return null;
  const node = nodeAt(ROOTS[kind], parts);
  return node && typeOf(node);
}

/** Headings of every field of a kind, in the schema's order; of a list of objects those of its first. */
export function everyPath(kind: RegistryKind): readonly string[] {
  return leavesOf(ROOTS[kind], []).filter((path) => path !== 'kind');
}

function leavesOf(node: Node, parts: readonly (string | number)[]): string[] {
  if (node.properties)
    return Object.entries(node.properties).flatMap(([name, child]) => leavesOf(child, [...parts, name]));
  if (node.type === 'array' && node.items?.properties) return leavesOf(node.items, [...parts, 0]);
  return typeOf(node) === 'empty' ? [] : [pathOf(parts)];
}

function nodeAt(node: Node, parts: readonly string[]): Node | null {
  const [first, ...rest] = parts;
  if (first === undefined) return node;
  const own = node.properties;
  if (own && Object.hasOwn(own, first)) {
    const child = own[first];
    return child ? nodeAt(child, rest) : null;
  }
  if (node.type === 'array' && node.items?.properties && /^\d{1,3}$/.test(first))
    return nodeAt(node.items, rest);
  const others = node.additionalProperties;
  return typeof others === 'object' && !own ? nodeAt(others, rest) : null;
}

function typeOf(node: Node): LeafType {
  const [choice] = node.anyOf ?? [];
  if (choice) return typeOf(choice);
  if (node.type === 'array' && node.items && !node.items.properties)
    return typeOf(node.items) === 'number' ? 'numbers' : 'strings';
  if (node.type === 'number' || node.type === 'integer') return 'number';
  if (node.type === 'boolean') return 'boolean';
  return node.type === 'object' || node.type === 'array' ? 'empty' : 'string';
}

function rootOf(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
}

function escapePart(characters: string): string {
  return [...characters].map(escapeCharacter).join('');
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length > 2 ? `%u${code.padStart(4, '0')}` : `%${code.padStart(2, '0')}`;
}

/** Only what `escapePart` writes: a name such as `50%` may be written as it is. */
function unescapePart(part: string): string {
  if (part === '%') return '';
  return part.replace(/%(2E|25|20|A0|09|0[A-D])|%u([0-9A-F]{4})/g, (_, two?: string, four?: string) =>
    String.fromCharCode(Number.parseInt(two ?? four ?? '', 16)),
  );
}

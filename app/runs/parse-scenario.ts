import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { FAULTS } from '../../data/catalogue/faults';
import { nestsDeeperThan } from '../../data/ingest/nests-deeper-than';
import type { Registry } from '../../data/model/registry';
import { buildRegistry } from '../../data/model/registry';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { describeIssue } from '../api/describe-issue';
import { recordsOfScenario } from './records-of-scenario';

/** Where a scenario file is wrong: line 1 is the first, `field` a path such as `faults.0.severity`. */
export interface ScenarioFault {
  readonly line: number;
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
}

/** A scenario nests four deep; a parser that recurses must not be led deeper than it can go. */
const DEEPEST = 32;

type Path = readonly (string | number)[];

/** The text of a scenario file -> the scenario, or the first thing that is wrong with it and on which line. */
export function parseScenario(text: string, registry: Registry): Scenario | ScenarioFault {
  if (nestsDeeperThan(new TextEncoder().encode(text), DEEPEST))
    return { line: 1, field: '-', value: text.slice(0, 20), limit: `<= ${DEEPEST} [ or {` };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree)
    return {
      line: lineAt(text, error?.offset ?? 0),
      field: '-',
      value: text.slice(error?.offset ?? 0, (error?.offset ?? 0) + 20) || '-',
      limit: `JSON (${error ? printParseErrorCode(error.error) : 'empty'})`,
    };
  const input: unknown = JSON.parse(text);
  const parsed = scenarioSchema.safeParse(input);
  const at = (path: Path, value: string | number, limit: string | number): ScenarioFault => ({
    line: lineAt(text, nodeAt(tree, path)?.offset ?? 0),
    field: path.join('.') || '-',
    value,
    limit,
  });
  if (!parsed.success) {
    const { field, value, limit } = describeIssue(parsed.error.issues, input);
    return { ...at(field.split('.').map(toKey), value, limit), field };
  }
  return findStranger(parsed.data, registry, at) ?? parsed.data;
}

/** The first id that names nothing, or a fault that does not fit its collector. */
function findStranger(
  scenario: Scenario,
  registry: Registry,
  at: (path: Path, value: string, limit: string) => ScenarioFault,
): ScenarioFault | null {
  const { enterprises, collectors } = buildRegistry(recordsOfScenario(scenario, registry));
  for (const [index, id] of scenario.enterprises.entries())
    if (!enterprises.has(id)) return at(['enterprises', index], id, 'registered, or a sample enterprise');
  const known = [...collectors.keys()].join(' | ');
  for (const list of ['faults', 'expectedAlarms', 'expectedActions'] as const)
    for (const [index, { collector }] of scenario[list].entries())
      if (!collectors.has(collector)) return at([list, index, 'collector'], collector, known);
  for (const [index, { fault, collector }] of scenario.faults.entries()) {
    const type = collectors.get(collector)?.type;
    const fitting = FAULTS.filter((one) => type !== undefined && one.for.includes(type));
    if (!fitting.some(({ id }) => id === fault))
      return at(['faults', index, 'fault'], fault, fitting.map(({ id }) => id).join(' | '));
  }
  return null;
}

/** The node of a path, or of the nearest thing above it that is there. */
function nodeAt(tree: Node, path: Path): Node | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return undefined;
}

function toKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

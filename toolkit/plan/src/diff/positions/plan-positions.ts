import type { Column, Model, QualifiedName } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { type Node, tableId } from '../node/index.ts';
import { isGone, type Operations, type PlanContext } from '../operation/index.ts';
import { advanceToColumn, advanceToKept, keepNext } from './advance.ts';
import { isComparable } from './counting.ts';
import { type Generator, generatorOf, generatorsOf, isIntegerType, tableIn } from './generator.ts';

/** Statements that read or move the position of one sequence. */
export interface PositionStep {
  readonly generator: Generator;
  readonly statements: readonly string[];
}

/** What a plan does so that no number is given out twice. */
export interface Positions {
  /** Reads the position of a sequence before its node is dropped. By the id of the node. */
  readonly kept: ReadonlyMap<string, PositionStep>;
  /** Moves sequences when everything else is done. */
  readonly advanced: readonly PositionStep[];
}

/** A column of both Models, and the sequences that give it its values. */
interface Generated {
  readonly table: QualifiedName;
  readonly column: Column;
  /** The partitioned table that the table is a partition of. */
  readonly parent: QualifiedName | undefined;
  readonly was: readonly Generator[];
  readonly is: readonly Generator[];
}

/**
 * Keeps the positions of sequences. A sequence that gives a column its values begins where the sequence that did so
 * before has stopped; values that were given out and deleted are not given out again. If there was none, or it counted
 * in the other direction or in other bounds, it begins after the last value of the column.
 *
 * @param from the Model that exists, under the names that it has after the renames
 * @param to the Model that is wanted
 */
export function planPositions(
  from: Model,
  to: Model,
  context: PlanContext,
  operations: Operations,
): Positions {
  const kept = new Map<string, PositionStep>();
  const advanced = new Map<string, { readonly generator: Generator; readonly statements: Set<string> }>();
  const settings = new Map<string, string>();
  const isKept = ({ node }: Generator) => !isGone(context.action(node)) && context.action(node) !== 'create';
  const advance = (generator: Generator, ...statements: readonly string[]) => {
    const known = advanced.get(generator.node) ?? { generator, statements: new Set() };
    for (const statement of statements) known.statements.add(statement);
    advanced.set(generator.node, known);
  };
  const carry = (old: Generator, now: Generator) => {
    const setting = settings.get(old.node) ?? `trellis.next_${settings.size + 1}`;
    settings.set(old.node, setting);
    const keep = keepNext(old.sequence, old.counting, setting);
    if (isKept(old)) advance(now, keep);
    else kept.set(old.node, { generator: old, statements: [...lockOf(old.node, context), keep] });
    advance(now, advanceToKept(now.sequence, now.counting, setting));
  };
  const columns = touchedColumns(context).flatMap((node) => generatedColumn(from, to, node));
  for (const { table, column, parent, was, is } of columns)
    for (const now of is) {
      const before = was.filter(({ counting }) => isComparable(counting, now.counting));
      for (const old of before) if (old.node !== now.node || !isKept(old)) carry(old, now);
      const isOfParent = columns.some(
        (one) =>
          parent !== undefined &&
          qualifiedName(one.table) === qualifiedName(parent) &&
          one.column.name === column.name &&
          one.is.some(({ node }) => node === now.node),
      );
      const isOfForeign = tableIn(to, table)?.foreign !== undefined;
      if (before.length === 0 && !isOfParent && !isOfForeign && isIntegerType(column.type, to))
        advance(now, advanceToColumn(now.sequence, now.counting, table, column.name));
    }
  for (const node of context.before.ofKind('sequence'))
    if (operations.get('drop', node.id) && operations.get('create', node.id)) {
      const wanted = context.after.find('sequence', node.id);
      const [old, now] = [generatorOf(node.id, node.value), wanted && generatorOf(node.id, wanted.value)];
      if (now && isComparable(old.counting, now.counting)) carry(old, now);
    }
  return {
    kept,
    advanced: [...advanced.values()].map(({ generator, statements }) => ({
      generator,
      statements: [...statements],
    })),
  };
}

/** The nodes of columns that may get their values from another sequence, or from one that counts in another way. */
function touchedColumns({ before, after, action }: PlanContext): readonly Node[] {
  const found = new Map<string, Node>();
  for (const catalog of [before, after]) {
    const called = catalog
      .ofKind('sequence')
      .filter(({ id }) => action(id) !== undefined)
      .flatMap(({ id }) => catalog.dependentsOf('default', id));
    const own = [...catalog.ofKind('default'), ...catalog.ofKind('identity')];
    for (const node of [...own.filter(({ id }) => action(id) !== undefined), ...called])
      found.set(JSON.stringify(node.path), node);
  }
  return [...found.values()];
}

function generatedColumn(from: Model, to: Model, { path }: Node): readonly Generated[] {
  const [schema = '', name = '', columnName] = path;
  const [old, table] = [from, to].map((model) => tableIn(model, { schema, name }));
  const [was, column] = [old, table].map((one) => one?.columns.find((each) => each.name === columnName));
  if (!old || !table || !was || !column) return [];
  return [
    {
      table: { schema, name },
      column,
      parent: table.partitionOf,
      was: generatorsOf(from, old, was),
      is: generatorsOf(to, table, column),
    },
  ];
}

/**
 * Locks the table of an identity before its position is read, so that nobody gets a number between the two. For a
 * sequence that a default calls, the statement that drops the default has done it. PostgreSQL locks no foreign table.
 */
function lockOf(node: string, { before }: PlanContext): readonly string[] {
  const table = before.find('identity', node)?.table;
  if (!table || before.find('table', tableId(table))?.value.foreign) return [];
  return [`LOCK TABLE ${qualifiedName(table)} IN ACCESS EXCLUSIVE MODE`];
}

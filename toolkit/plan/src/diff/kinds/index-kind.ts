import { type QualifiedName, quoteIdentifier } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { createIndex, dropIndex, indexSettings, reindex } from '../../ddl/index.ts';
import type { ChangeKind } from '../change/index.ts';
import { type Catalog, idsOf, type Node, type NodeOf, settingId, tableId } from '../node/index.ts';
import {
  type Consequence,
  hazard,
  isCreated,
  isGone,
  type Kind,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { isTakenWithIndex } from './inherited.ts';
import { likeInAll } from './likeness.ts';
import { parameterChanges } from './parameters.ts';
import { attachmentsTo } from './partition.ts';
import { indexesToValidate, isCreatedWithPartitions, isOnPartitioned } from './partitioned-index.ts';
import { callsDropped } from './rename-aside.ts';

/** An index, or a constraint with an index. */
type IndexNode = NodeOf<'index'> | NodeOf<'primary key'> | NodeOf<'unique'> | NodeOf<'exclusion'>;

/** Indexes: parameters, tablespace and statistics are altered in place; another definition replaces it. */
export const indexKind: Kind<'index'> = {
  valuesOf: ['regclass'],
  likeness: likeInAll,
  hasIndex: true,
  isAttachedWithTable: true,
  isBeforeRowsOfPartitions: true,
  hasExpression: () => true,
  runsCode: (_node, verb) => verb === 'create',
  isInvalidatedByRetyping: (node, _from, _to, context) => isIndexInvalidated(node, context),
  leavesBeforeRename: callsDropped,
  consequences: (context) => indexesToReplace('index', context),
  create(node, context) {
    const on = relationOf(node, context.after);
    const { attachedTo: _a, clustered: _c, replicaIdentity: _r, ...index } = node.value;
    return [
      ...createIndex(on, index, { withPartitions: isCreatedWithPartitions(node, context) }).map((sql) => ({
        sql,
        hazards: [
          ...(index.unique ? [hazard.mayFail(`Fails if two rows are the same by ${index.name}.`)] : []),
          hazard.blocks('Blocks writes while the index is built.'),
        ],
      })),
      ...indexSettings(on, index),
    ];
  },
  drop(node, context) {
    if (node.value.attachedTo && isTakenWithIndex(node, node.value.attachedTo, context)) return [];
    // The index of a partition's constraint is only dropped by CASCADE, with its constraint.
    const ofConstraint = [...(context.before.dependents.get(node.id) ?? [])].some((id) => {
      const child = context.before.nodes.get(id);
      return (
        child !== undefined &&
        context.kindOf(child).isConstraint === true &&
        context.kindOf(child).hasIndex === true &&
        isTakenWithIndex(child, nameOf(node), context)
      );
    });
    return dropIndex(nameOf(node)).map((sql) => (ofConstraint ? `${sql} CASCADE` : sql));
  },
  alter(from, to, context) {
    const strip = (node: NodeOf<'index'>) => {
      const { definition, ...rest } = node.identity as { definition: NodeOf<'index'>['value'] };
      const {
        storageParameters: _s,
        tablespace: _t,
        statisticsTargets: _g,
        attachedTo: _a,
        invalid: _i,
        ...index
      } = definition;
      return { ...rest, index };
    };
    if (!same(strip(from), strip(to))) return 'replace';
    const alter = `ALTER ${to.target}`;
    const [was, is] = [from.value, to.value];
    if (isOnPartitioned(from, context.before) && !same(was.storageParameters, is.storageParameters))
      return 'replace';
    const repair = validation(from, to, nameOf(to), context);
    if (repair === 'replace') return repair;
    const statements: Print[] = [
      ...repair,
      ...parameterChanges(alter, was.storageParameters, is.storageParameters),
    ];
    if (was.tablespace !== is.tablespace)
      statements.push(`${alter} SET TABLESPACE ${quoteIdentifier(is.tablespace ?? 'pg_default')}`);
    const positions = new Set([
      ...Object.keys(was.statisticsTargets ?? {}),
      ...Object.keys(is.statisticsTargets ?? {}),
    ]);
    for (const position of positions)
      if (was.statisticsTargets?.[position] !== is.statisticsTargets?.[position])
        statements.push(
          `${alter} ALTER COLUMN ${position} SET STATISTICS ${is.statisticsTargets?.[position] ?? -1}`,
        );
    return statements;
  },
};

/**
 * Whether altering the type of a column replaces an index: PostgreSQL recreates indexes by itself, but a partition's
 * under a name of its own choice.
 */
export function isIndexInvalidated(node: Node, { before }: PlanContext): boolean {
  return before.nodes.has(settingId('attached to', node.id)) || attachmentsTo(node.id, before).length > 0;
}

/** How an index or key that is not valid becomes valid. */
export function validation(
  from: IndexNode,
  to: IndexNode,
  index: QualifiedName,
  { before }: PlanContext,
): readonly Print[] | 'replace' {
  if (!from.value.invalid || to.value.invalid) return [];
  if (isOnPartitioned(from, before)) return 'replace';
  const fails = hazard.mayFail(`Fails if two rows are the same by ${index.name}, should it be unique.`);
  return [{ sql: reindex(index), hazards: [fails, hazard.blocks('Builds an index while writers wait.')] }];
}

/** The indexes of a kind that have to be replaced because of what is done to partitions. */
export function indexesToReplace(kind: IndexNode['kind'], context: PlanContext): readonly Consequence[] {
  return [...indexesTakenByAttach(kind, context), ...indexesToValidate(kind, context)];
}

/**
 * The indexes that attaching a partition would use instead of another, or would want another for: they are created
 * after the partition is attached.
 */
function indexesTakenByAttach(kind: ChangeKind, context: PlanContext): readonly Consequence[] {
  const { before, after, action, isRebuilt } = context;
  return before.ofKind(kind).flatMap((node): Consequence[] => {
    const to = after.nodes.get(node.id);
    if (!to || isGone(action(node.id)) || isRebuilt(node.id)) return [];
    return idsOf(to, 'partition').some((id) => isCreated(action(id))) ? [[node.id, node.object]] : [];
  });
}

function nameOf(node: NodeOf<'index'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.value.name };
}

/** The table or materialized view that an index is on. */
function relationOf(node: NodeOf<'index'>, catalog: Catalog) {
  const table = node.table && catalog.find('table', tableId(node.table));
  if (table) return table.value;
  const view = catalog.find('view', node.parent);
  if (view) return { schema: view.value.schema, name: view.value.name, materialized: true as const };
  throw new Error(`The table of ${node.id} is not in the catalog.`);
}

import { objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { addConstraint, dropConstraint, isRepeated, type TableConstraint, target } from '../../ddl/index.ts';
import {
  type Catalog,
  inheritanceId,
  isMerged,
  type Node,
  type NodeOf,
  partitionId,
  partitionLink,
  tableId,
} from '../node/index.ts';
import {
  type Consequence,
  hazard,
  isGone,
  type Kind,
  type Operation,
  type Operations,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { refersToRebuilt } from './conversion.ts';
import { indexesToReplace, isIndexInvalidated, validation } from './index-kind.ts';
import { isGivenByLeft } from './inheritance.ts';
import { isGivenByParent, isTakenByParent, isTakenWithIndex, leavesChildren } from './inherited.ts';
import { orderJoining, replacedToJoin } from './joining.ts';
import { likeInAll } from './likeness.ts';
import { indexParameterChanges } from './parameters.ts';
import { tableOf } from './part-of.ts';
import { attachmentsTo } from './partition.ts';
import { isAfterPartitions, isCreatedWithPartitions, isOnPartitioned } from './partitioned-index.ts';
import { keysInLoops } from './persistence.ts';
import { callsDropped, refersToDropped } from './rename-aside.ts';
import { survivesRetyping } from './retyping.ts';

type ConstraintKind = 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion';
type KeyNode = NodeOf<'primary key'> | NodeOf<'unique'>;
type ConstraintNode = { [K in ConstraintKind]: NodeOf<K> }[ConstraintKind];

/** A constraint as the printers of DDL take it. */
function constraintOf(node: ConstraintNode): TableConstraint {
  return { kind: node.kind, constraint: node.value } as TableConstraint;
}

/** Primary keys and unique constraints: only the settings of their index are altered in place. */
const keyKind = {
  splitBy: 'key apart' as const,
  likeness: likeInAll,
  isConstraint: true as const,
  hasIndex: true as const,
  isAttachedWithTable: true as const,
  isBeforeRowsOfPartitions: true as const,
  isInvalidatedByRetyping: (node: KeyNode, _from: unknown, _to: unknown, context: PlanContext) =>
    isIndexInvalidated(node, context),
  create: (node: KeyNode, context: PlanContext) =>
    addKey(node, context).map((sql) => ({
      sql,
      hazards: [
        hazard.mayFail(`Fails if two rows have the same ${node.value.columns.join(', ')}.`),
        hazard.blocks('Blocks writes while the index is built.'),
      ],
    })),
  drop: dropKey,
  alter(from: KeyNode, to: KeyNode, context: PlanContext) {
    const { storageParameters: was, invalid: _i, ...before } = from.identity as Indexed;
    const { storageParameters: is, invalid: _j, ...after } = to.identity as Indexed;
    if (!same(before, after) || (!same(was, is) && isOnPartitioned(from, context.before)))
      return 'replace' as const;
    const repair = validation(from, to, indexName(to), context);
    return repair === 'replace' ? repair : [...repair, ...indexParameterChanges(indexName(to), was, is)];
  },
  foldsIntoCreate: (node: KeyNode, parent: Node) =>
    !isAfterPartitions(node) && !isRepeated((parent as NodeOf<'table'>).value, constraintOf(node)),
};

export const primaryKeyKind: Kind<'primary key'> = {
  ...keyKind,
  consequences: (context) => indexesToReplace('primary key', context),
};
export const uniqueKind: Kind<'unique'> = {
  ...keyKind,
  consequences: (context) => indexesToReplace('unique', context),
};

/** Exclusion constraints. */
export const exclusionKind: Kind<'exclusion'> = {
  likeness: likeInAll,
  isConstraint: true,
  hasIndex: true,
  isAttachedWithTable: true,
  isBeforeRowsOfPartitions: true,
  hasExpression: () => true,
  runsCode: () => true,
  leavesBeforeRename: callsDropped,
  consequences: (context) => indexesToReplace('exclusion', context),
  splitBy: 'check apart',
  create: (node, context) =>
    addKey(node, context).map((sql) => ({
      sql,
      hazards: [
        hazard.mayFail(`Fails if two rows exclude each other by ${node.value.name}.`),
        hazard.blocks('Blocks writes while the index is built.'),
      ],
    })),
  drop: dropKey,
  alter(from, to, context) {
    const { invalid: _i, tablespace: was, ...before } = from.identity as Indexed;
    const { invalid: _j, tablespace: is, ...after } = to.identity as Indexed;
    const repair = validation(from, to, indexName(to), context);
    if (!same(before, after) || repair === 'replace') return 'replace';
    return was === is
      ? repair
      : [
          ...repair,
          `ALTER ${target.index(indexName(to))} SET TABLESPACE ${quoteIdentifier(is ?? 'pg_default')}`,
        ];
  },
  foldsIntoCreate: (node, parent) =>
    node.value.tablespace === undefined &&
    !isAfterPartitions(node) &&
    !isRepeated((parent as NodeOf<'table'>).value, constraintOf(node)),
};

/** Foreign keys: always a statement of their own, because tables may refer to each other. */
export const foreignKeyKind: Kind<'foreign key'> = {
  likeness: likeInAll,
  isConstraint: true,
  isAttachedWithTable: true,
  isInvalidatedByRetyping: ({ value }, from, to, context) =>
    !survivesRetyping(value, from.value, to.value) || refersToRebuilt(from, context),
  leavesBeforeRename: refersToDropped,
  consequences: keysInLoops,
  order(operation, operations) {
    if (operation.verb !== 'create') return;
    // The index of a partitioned table is no key until each partition's index is attached to it.
    for (const key of operation.node.requires)
      for (const attached of attachmentsTo(key, operations.after))
        operations.order(operations.get('create', attached), operation, 'attached');
  },
  create: (node, context) =>
    addConstraint(constrained(node, context.after), constraintOf(node)).map((sql) => ({
      sql,
      hazards: node.value.notValid
        ? []
        : [
            hazard.mayFail(
              `Fails if a row of ${node.path[1]} refers to nothing in ${node.value.references.name}.`,
            ),
            hazard.scans('Reads every row of the table while writers to both tables wait.'),
          ],
    })),
  drop: (node) => dropConstraint(tableOf(node), node.value.name),
  alter(from, to, context) {
    // It depends on the key with which it was created.
    if ([...from.requires].some((id) => !to.requires.has(id) && isGone(context.action(id)))) return 'replace';
    const { notValid: _v, deferrable: wasD, initiallyDeferred: wasI, comment: _c, ...was } = from.value;
    const { notValid, deferrable, initiallyDeferred, comment: _d, renamedFrom: _r, ...is } = to.value;
    if (!same({ ...was, renamedFrom: undefined }, is) || (notValid && !from.value.notValid)) return 'replace';
    const statements: Print[] = [];
    const alter = `ALTER ${target.table(tableOf(to))}`;
    if (wasD !== deferrable || wasI !== initiallyDeferred)
      statements.push(
        `${alter} ALTER CONSTRAINT ${quoteIdentifier(to.value.name)} ${deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE'} INITIALLY ${initiallyDeferred ? 'DEFERRED' : 'IMMEDIATE'}`,
      );
    if (from.value.notValid && !notValid) statements.push(validate(to));
    return statements;
  },
};

/** Checks. */
export const checkKind: Kind<'check'> = {
  likeness: likeInAll,
  isConstraint: true,
  mustMatchParent: true,
  isBeforeRowsOfPartitions: true,
  hasExpression: () => true,
  runsCode: ({ value }) => !value.notValid,
  leavesBeforeRename: callsDropped,
  consequences: checksToReplace,
  order(operation, operations) {
    orderAfterParentsCheck(operation, operations);
    orderJoining(operation, operations);
  },
  splitBy: 'check apart',
  create(node, context) {
    if (isGivenByParent(node, context)) return isGivenUnchecked(node, context.after) ? [validate(node)] : [];
    return addConstraint(constrained(node, context.after), constraintOf(node)).map((sql) => ({
      sql,
      hazards:
        node.value.notValid || node.value.notEnforced
          ? []
          : [
              hazard.mayFail(`Fails if a row does not satisfy ${node.value.name}.`),
              hazard.scans('Reads every row of the table under an exclusive lock.'),
            ],
    }));
  },
  drop(node, context) {
    if (isTakenByParent(node, context)) return [];
    const drop = `DROP CONSTRAINT ${quoteIdentifier(node.value.name)}`;
    return leavesChildren(node.id, context)
      ? [`ALTER TABLE ONLY ${qualifiedName(tableOf(node))} ${drop}`]
      : dropConstraint(tableOf(node), node.value.name);
  },
  alter(from, to, context) {
    const { notValid: _v, comment: _c, local: _l, ...was } = from.value;
    const { notValid, comment: _d, local, renamedFrom: _r, ...is } = to.value;
    if (!same({ ...was, renamedFrom: undefined }, is) || (notValid && !from.value.notValid)) return 'replace';
    if (local === false && from.value.local !== false && to.inherited !== 'partition') return 'replace';
    // Adding an inherited check makes it the child's own as well.
    if (local !== false && from.inherited === 'child' && isMerged(to) && !isGivenByLeft(from, context))
      return addConstraint(constrained(to, context.after), constraintOf(to));
    // A partition's check is dropped with the parent's.
    if (
      local !== false &&
      from.inherited === 'partition' &&
      context.action(partitionLink(tableOf(to))) === undefined
    )
      return 'replace';
    return from.value.notValid && !notValid ? [validate(to)] : [];
  },
  foldsIntoCreate: (node) => !node.value.notValid && node.inherited !== 'child',
};

/** The checks of parents where a child has its check of its own, or none, and then only inherits it. */
function checksToReplace(context: PlanContext): readonly Consequence[] {
  return context.after.ofKind('check').flatMap((node) => replacedToJoin(node, context));
}

/** Orders a partition's check that was the partitioned table's after that one is dropped, which drops both. */
function orderAfterParentsCheck({ node, verb }: Operation, operations: Operations): void {
  const { before } = operations;
  const old = before.nodes.get(node.id);
  if (verb !== 'create' || !old?.table || old.inherited !== 'partition') return;
  for (const parent of before.nodes.get(partitionLink(old.table))?.requires ?? [])
    if (!operations.get('rename aside', parent))
      for (const check of before.dependentsOf('check', parent))
        if (check.value.name === node.path.at(-1))
          operations.order(
            operations.get('drop', check.id),
            operations.get('create', node.id),
            'inheritance',
          );
}

/** Whether a child inherits a check that is not validated, and its own is. */
function isGivenUnchecked(node: NodeOf<'check'>, catalog: Catalog): boolean {
  if (node.value.notValid || node.value.notEnforced) return false;
  const links = [partitionId(node.parent ?? ''), inheritanceId(node.parent ?? '')];
  return links.some((link) =>
    [...(catalog.nodes.get(link)?.requires ?? [])].some((table) => {
      const path = catalog.nodes.get(table)?.path ?? [];
      const above = catalog.nodes.get(objectId('constraint', [...path, node.value.name]));
      return table !== node.parent && above?.kind === 'check' && above.value.notValid === true;
    }),
  );
}

function validate(node: NodeOf<'check'> | NodeOf<'foreign key'>): Print {
  return {
    sql: `ALTER ${target.table(tableOf(node))} VALIDATE CONSTRAINT ${quoteIdentifier(node.value.name)}`,
    hazards: [hazard.mayFail(`Fails if a row does not satisfy ${node.value.name}.`)],
  };
}

interface Indexed {
  readonly storageParameters?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  readonly invalid?: true;
}

/** Adds a key or an exclusion constraint. */
function addKey(node: KeyNode | NodeOf<'exclusion'>, context: PlanContext): readonly string[] {
  const withPartitions = isCreatedWithPartitions(node, context);
  return addConstraint(constrained(node, context.after), constraintOf(node), { withPartitions });
}

/** A partition's index that is attached to its parent's is dropped with it. */
function dropKey(node: KeyNode | NodeOf<'exclusion'>, context: PlanContext): readonly Print[] {
  return node.value.attachedTo && isTakenWithIndex(node, node.value.attachedTo, context)
    ? []
    : dropConstraint(tableOf(node), node.value.name);
}

/** The table of a constraint. */
function constrained(node: Node, catalog: Catalog) {
  const table = catalog.find('table', tableId(tableOf(node)));
  if (!table) throw new Error(`The table of ${node.id} is not in the catalog.`);
  return table.value;
}

function indexName(node: Node): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[2] ?? '' };
}

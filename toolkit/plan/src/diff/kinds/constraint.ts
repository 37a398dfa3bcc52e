import { objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { addConstraint, dropConstraint, isRepeated, type TableConstraint, target } from '../../ddl/index.ts';
import type { ChangeKind } from '../change.ts';
import { partitionLink } from '../flatten/attached.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { tableOf } from './column-of.ts';
import { isOnPartitioned } from './index-kind.ts';
import { isGivenByParent, isGone, isTakenByParent, isTakenWithIndex, leavesChildren } from './inherited.ts';
import { hazard, type Kind, type Print, type Surroundings, same } from './kind.ts';
import { indexParameterChanges } from './parameters.ts';

type ConstraintKind = 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion';
type KeyNode = NodeOf<'primary key'> | NodeOf<'unique'>;
type ConstraintNode = { [K in ConstraintKind]: NodeOf<K> }[ConstraintKind];

/** Whether a node is a table's constraint. */
export function isConstraint(node: Node): node is ConstraintNode {
  const kinds: readonly ChangeKind[] = ['primary key', 'unique', 'foreign key', 'check', 'exclusion'];
  return kinds.includes(node.kind);
}

/** A constraint as the printers of DDL take it. */
export function constraintOf(node: ConstraintNode): TableConstraint {
  return { kind: node.kind, constraint: node.value } as TableConstraint;
}

/** Primary keys and unique constraints: only what their index has besides is altered in place. */
const keyKind = {
  splitBy: 'key apart' as const,
  create: (node: KeyNode, around: Surroundings) =>
    addConstraint(constrained(node, around.after), constraintOf(node)).map((sql) => ({
      sql,
      hazards: [
        hazard.mayFail(`Fails if two rows have the same ${node.value.columns.join(', ')}.`),
        hazard.blocks('Builds an index while writers wait.'),
      ],
    })),
  drop: dropKey,
  alter(from: KeyNode, to: KeyNode, around: Surroundings) {
    const { storageParameters: was, attachedTo: _a, ...before } = from.identity as Indexed;
    const { storageParameters: is, attachedTo: _b, ...after } = to.identity as Indexed;
    if (!same(before, after) || (!same(was, is) && isOnPartitioned(from, around.before)))
      return 'replace' as const;
    return indexParameterChanges(indexName(to), was, is);
  },
  foldsIntoCreate: (node: KeyNode, parent: Node) =>
    parent.kind === 'table' && !isRepeated(parent.value, constraintOf(node)),
};

export const primaryKeyKind: Kind<'primary key'> = keyKind;
export const uniqueKind: Kind<'unique'> = keyKind;

/** Exclusion constraints. */
export const exclusionKind: Kind<'exclusion'> = {
  splitBy: 'check apart',
  create: (node, around) =>
    addConstraint(constrained(node, around.after), constraintOf(node)).map((sql) => ({
      sql,
      hazards: [
        hazard.mayFail(`Fails if two rows exclude each other by ${node.value.name}.`),
        hazard.blocks('Builds an index while writers wait.'),
      ],
    })),
  drop: dropKey,
  alter(from, to) {
    const { attachedTo: _a, tablespace: was, ...before } = from.identity as Indexed;
    const { attachedTo: _b, tablespace: is, ...after } = to.identity as Indexed;
    if (!same(before, after)) return 'replace';
    return was === is
      ? []
      : [`ALTER ${target.index(indexName(to))} SET TABLESPACE ${quoteIdentifier(is ?? 'pg_default')}`];
  },
  foldsIntoCreate: (node, parent) =>
    parent.kind === 'table' &&
    node.value.tablespace === undefined &&
    !isRepeated(parent.value, constraintOf(node)),
};

/** Foreign keys: a statement of their own always, so that tables may refer to each other. */
export const foreignKeyKind: Kind<'foreign key'> = {
  create: (node, around) =>
    addConstraint(constrained(node, around.after), constraintOf(node)).map((sql) => ({
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
  alter(from, to, around) {
    // It holds on to the key that it was made with.
    if ([...from.requires].some((id) => !to.requires.has(id) && isGone(around.action(id)))) return 'replace';
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
  splitBy: 'check apart',
  create(node, around) {
    if (isGivenByParent(node, around)) return isGivenUnchecked(node, around.after) ? [validate(node)] : [];
    return addConstraint(constrained(node, around.after), constraintOf(node)).map((sql) => ({
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
  drop(node, around) {
    if (isTakenByParent(node, around)) return [];
    const drop = `DROP CONSTRAINT ${quoteIdentifier(node.value.name)}`;
    return leavesChildren(node.id, around)
      ? [`ALTER TABLE ONLY ${qualifiedName(tableOf(node))} ${drop}`]
      : dropConstraint(tableOf(node), node.value.name);
  },
  alter(from, to, around) {
    const { notValid: _v, comment: _c, local: _l, ...was } = from.value;
    const { notValid, comment: _d, local, renamedFrom: _r, ...is } = to.value;
    if (!same({ ...was, renamedFrom: undefined }, is) || (notValid && !from.value.notValid)) return 'replace';
    if (local === false && from.value.local !== false && to.inherited !== 'partition') return 'replace';
    // Added by itself, what a parent has given becomes the child's own too.
    if (local !== false && from.inherited === 'child' && to.merged)
      return addConstraint(constrained(to, around.after), constraintOf(to));
    // A partition's own goes when the parent's does.
    if (
      local !== false &&
      from.inherited === 'partition' &&
      around.action(partitionLink(tableOf(to))) === undefined
    )
      return 'replace';
    return from.value.notValid && !notValid ? [validate(to)] : [];
  },
  foldsIntoCreate: (node, parent) =>
    parent.kind === 'table' && !node.value.notValid && node.inherited !== 'child',
};

/** Whether the parent's check that gives a child's is not valid yet, and the child's is. */
function isGivenUnchecked(node: NodeOf<'check'>, catalog: Catalog): boolean {
  if (node.value.notValid || node.value.notEnforced) return false;
  const links = [`partition ${node.parent}`, `inheritance ${node.parent}`];
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
  readonly attachedTo?: QualifiedName;
  readonly tablespace?: string;
}

/** A partition's index that is attached to its parent's goes with that one. */
function dropKey(node: KeyNode | NodeOf<'exclusion'>, around: Surroundings): readonly Print[] {
  return node.value.attachedTo && isTakenWithIndex(node, node.value.attachedTo, around)
    ? []
    : dropConstraint(tableOf(node), node.value.name);
}

/** The table that a constraint is on, and whether it is partitioned. */
function constrained(node: Node, catalog: Catalog) {
  const table = catalog.nodes.get(objectId('table', [node.path[0] ?? '', node.path[1] ?? '']));
  if (table?.kind !== 'table') throw new Error(`Expected the table of ${node.id} in the catalog.`);
  return table.value;
}

function indexName(node: Node): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[2] ?? '' };
}

import { type Column, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { addIdentity, columnDefinition, identityClause, identitySettings, target } from '../../ddl/index.ts';
import { keepsRows, widens } from '../casts/index.ts';
import type { Hazard } from '../change/index.ts';
import { type Catalog, idsOf, isMerged, type Node, type NodeOf, partitionId } from '../node/index.ts';
import { hazard, type Kind, type Operations, type PlanContext, type Print } from '../operation/index.ts';
import { columnAsCreated, idsOfNodes } from './as-created.ts';
import {
  fillNulls,
  fillOf,
  fillWhenAdded,
  isFilledWhenAdded,
  isNotNullByDomain,
  orderFill,
  typeWithoutDomains,
} from './backfill.ts';
import { conversionOf, hasRebuiltType, refersToRebuilt, reportConversion } from './conversion.ts';
import { refuseWhereDistributed } from './fixed-identity.ts';
import { isForeign } from './foreign.ts';
import { beforeNarrowing, withoutOwn } from './identity.ts';
import {
  hasChildren,
  isGivenByParent,
  isTakenByParent,
  leavesChildren,
  withoutParentsDefault,
} from './inherited.ts';
import { likeColumns } from './likeness-of-tables.ts';
import { tableOf } from './part-of.ts';
import { callsDropped } from './rename-aside.ts';
import { retypingOfJoined } from './retyping-of-joined.ts';
import { refuseWhereRowTypeIsUsed } from './row-type.ts';
import { sortedAgain } from './sorted-again.ts';
import { usesOf } from './uses.ts';

/** Columns: type and collation are altered in place; a generated column with another expression is replaced. */
export const columnKind: Kind<'column'> = {
  splitBy: 'column apart',
  storesValues: true,
  likeness: likeColumns,
  mustMatchParent: true,
  isComputed: ({ value }) => value.generated !== undefined,
  hasExpression: ({ value }) => value.generated !== undefined,
  isBeforeRows: () => true,
  isInvalidatedByRetyping: ({ value }) => value.generated !== undefined,
  leavesBeforeRename: (node, operations) =>
    node.value.generated !== undefined && callsDropped(node, operations),
  isRetyped: ({ value: was }, { value: is }) => was.type !== is.type || was.collation !== is.collation,
  // A new column is filled with its default or expression, and a value of a domain is checked.
  runsCode: (_node, verb) => verb === 'create' || verb === 'alter',
  unrecordedSql: ({ value: { using, backfill } }) => [using, backfill].join(' ').trim(),
  isWritten,
  created: (node, context) => columnAsCreated(node, idsOfNodes(context.folded(node))),
  create(node, context) {
    const table = tableOf(node);
    if (isGivenByParent(node, context)) return withoutParentsDefault(node, context);
    const column = columnAsCreated(node, idsOfNodes(context.folded(node)));
    if (column.identity) refuseWhereDistributed(node, context);
    const filled = fillWhenAdded(node, context);
    if (filled !== undefined) return addFilled(node, column, filled, context);
    if (column.default !== undefined || column.generated || column.identity)
      refuseWhereRowTypeIsUsed(node, node.id, context);
    const hazards = [];
    if (failsOnRows(node, column, context.after))
      hazards.push(
        hazard.mayFail(
          `Fails if the table has rows: ${column.name} has no value for existing rows. Declare one with backfill.`,
        ),
      );
    if (column.generated?.kind === 'stored' || column.identity)
      hazards.push(hazard.rewrites('Rewrites the table.'));
    if (column.identity && [context.before, context.after].some((one) => hasChildren(node.parent ?? '', one)))
      return addNumbered(column, table, hazards);
    return [
      {
        sql: `ALTER ${target.table(table)} ADD COLUMN ${columnDefinition(column, table)}`,
        hazards,
      },
      ...(column.identity
        ? identitySettings(table, { ...column, identity: withoutOwn(column.identity) })
        : []),
    ];
  },
  drop(node, context) {
    if (isTakenByParent(node, context)) return [];
    const table = tableOf(node);
    const generated = node.value.generated !== undefined;
    const alone = leavesChildren(node.id, context);
    if (!generated) {
      // Values of the row type elsewhere lose the column as well.
      const uses = usesOf(node.parent ?? '', context);
      context.lose({
        object: node.id,
        what: 'the column with all its values',
        table,
        column: node.value.name,
        ...(uses.length > 0 && { attributes: [node.value.name], uses }),
      });
    }
    return [
      {
        sql: `ALTER ${alone ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table)} DROP COLUMN ${quoteIdentifier(node.value.name)}`,
        hazards: generated ? [] : [hazard.loses('Drops all values of the column.')],
      },
    ];
  },
  alter(from, to, context) {
    const [was, is] = [from.value, to.value];
    const retyped = was.type !== is.type || was.collation !== is.collation || refersToRebuilt(from, context);
    // A partition key cannot be altered, not even by ALTER TABLE on a parent.
    if (retyped && from.partitionKey) return 'rebuild whole';
    if (was.generated && !is.generated && was.generated.kind === 'stored') {
      // DROP EXPRESSION applies to a table and its children, not to their children, which cannot drop it themselves.
      if (above(from, context.before).some((one) => above(one, context.before).length > 0))
        return 'rebuild whole';
      if (isGivenByParent(to, context) || (isMerged(from) && isMerged(to))) return [];
      const drop = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${quoteIdentifier(is.name)} DROP EXPRESSION`;
      return [drop, ...(retyped ? changeType(from, to, context) : [])];
    }
    if (losesExpression(from, to)) {
      if (isForeign(tableOf(to), context.after)) return 'replace';
      return isGivenByParent(to, context) ? [] : storeValues(from, to, context);
    }
    if (is.generated && (retyped || refersToRebuilt(from, context))) return 'replace';
    if (!same(was.generated, is.generated)) return setExpression(from, to, context) ?? 'replace';
    // PostgreSQL does not alter a column of one parent that another parent has as well.
    if (retyped && rootsOf(from, context.before).size > 1) return 'rebuild whole';
    if (!retyped || isGivenByParent(to, context)) return [];
    const joined = retypingOfJoined(from, to, context);
    if (joined === 'rebuild') return 'rebuild whole';
    // ALTER on the parent alters this column too.
    if (joined === 'with parents' || (joined === undefined && isMerged(to))) return [];
    refuseWhereRowTypeIsUsed(from, from.id, context);
    return changeType(from, to, context);
  },
  invalidates(from, to, dependent, context) {
    const [was, is] = [from.value, to.value];
    // The column is recreated.
    if (losesExpression(from, to)) return true;
    if (was.type === is.type && was.collation === is.collation && !refersToRebuilt(from, context))
      return false;
    return context.kindOf(dependent).isInvalidatedByRetyping?.(dependent, from, to, context) === true;
  },
  foldsIntoCreate: () => true,
  order(operation, operations) {
    const { node, verb } = operation;
    if (verb === 'create' && isFilledWhenAdded(node, operations))
      orderFill(node as NodeOf<'column'>, operation, operations);
  },
};

/**
 * Whether a statement of its own creates a column. A child or partition gets a column with the parent's, and its own
 * parts are set afterwards.
 */
function isWritten({ inherited, parent }: Node, operations: Operations): boolean {
  return (
    inherited === undefined ||
    parent === undefined ||
    operations.get('create', parent) !== undefined ||
    operations.get('create', partitionId(parent)) !== undefined
  );
}

/** Whether a column cannot be added to a table with rows, because they would have no value. */
function failsOnRows(node: NodeOf<'column'>, column: Column, catalog: Catalog): boolean {
  if (column.identity || column.generated) return false;
  if (!column.notNull && !isNotNullByDomain(node, catalog)) return false;
  return fillOf({ ...node, value: column }, catalog) === undefined;
}

/**
 * Adds a column whose rows get declared values. A domain that accepts no null becomes its type when they have them.
 *
 * @param column the column as it is added: default and NOT NULL follow
 * @param values the expression of the values
 */
function addFilled(
  node: NodeOf<'column'>,
  column: Column,
  values: string,
  context: PlanContext,
): readonly Print[] {
  const table = tableOf(node);
  const on = `ALTER ${target.table(table)}`;
  const fill = fillNulls(node, values, context.after);
  if (!isNotNullByDomain(node, context.after))
    return [`${on} ADD COLUMN ${columnDefinition(column, table)}`, fill];
  const name = quoteIdentifier(column.name);
  const { collation, compression, type } = column;
  const plain = { name: column.name, type: typeWithoutDomains(node, context.after) };
  return [
    `${on} ADD COLUMN ${columnDefinition(plain, table)}`,
    fill,
    {
      sql: `${on} ALTER COLUMN ${name} TYPE ${type}${collation === undefined ? '' : ` COLLATE ${collation}`}`,
      hazards: [hazard.rewrites('Writes every row of the table under an exclusive lock.')],
    },
    ...(compression === undefined ? [] : [`${on} ALTER COLUMN ${name} SET COMPRESSION ${compression}`]),
  ];
}

/** Adds an identity column to a table with children, which PostgreSQL does not allow in one statement. */
function addNumbered(column: Column, table: QualifiedName, hazards: readonly Hazard[]): readonly Print[] {
  const { identity, ...plain } = column;
  if (!identity) return [];
  const [on, name] = [`ALTER ${target.table(table)}`, quoteIdentifier(column.name)];
  return [
    { sql: `${on} ADD COLUMN ${columnDefinition({ ...plain, default: '0' }, table)}`, hazards },
    `${on} ALTER COLUMN ${name} DROP DEFAULT`,
    ...addIdentity(table, column, identityClause(identity, table)),
    `UPDATE ${qualifiedName(table)} SET ${name} = DEFAULT`,
    ...identitySettings(table, { ...column, identity: withoutOwn(identity) }),
  ];
}

/** Whether a virtual generated column becomes a plain one. PostgreSQL has no DROP EXPRESSION for it. */
function losesExpression({ value: was }: NodeOf<'column'>, { value: is }: NodeOf<'column'>): boolean {
  return was.generated?.kind === 'virtual' && !is.generated;
}

/**
 * Sets the expression of a generated column, which PostgreSQL can from version 17 on.
 *
 * @returns `undefined` if PostgreSQL cannot: in a parent the expressions of children would change as well, and a virtual
 *   column must not be in a table with checks or in a publication
 */
function setExpression(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  context: PlanContext,
): readonly Print[] | undefined {
  const [was, is] = [from.value.generated, to.value.generated];
  if (!context.isFrom17 || !was || !is || was.kind !== is.kind) return undefined;
  const isAlone = [context.before, context.after].every(
    (catalog) =>
      !hasChildren(to.parent ?? '', catalog) &&
      (is.kind === 'stored' ||
        (catalog.dependentsOf('check', to.parent).length === 0 &&
          catalog.dependentsOf('publication relation', to.parent).length === 0)),
  );
  if (!isAlone || [from, to].some((node) => node.inherited || isMerged(node))) return undefined;
  const set = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${quoteIdentifier(to.value.name)} SET EXPRESSION AS (${is.expression})`;
  if (is.kind === 'virtual') return [set];
  refuseWhereRowTypeIsUsed(to, to.id, context);
  return [{ sql: set, hazards: [hazard.rewrites('Writes every row of the table.')] }];
}

/** Replaces a virtual generated column by a plain one that has its values. */
function storeValues(from: NodeOf<'column'>, to: NodeOf<'column'>, context: PlanContext): readonly Print[] {
  const table = tableOf(to);
  const [on, name] = [`ALTER ${target.table(table)}`, quoteIdentifier(to.value.name)];
  const plain = context.asideName({ schema: table.schema, name: to.value.name }).name;
  const { type, collation } = to.value;
  const definition = columnDefinition({ name: plain, type, ...(collation && { collation }) }, table);
  const { using = name } = conversionOf(from, to, context);
  return [
    `${on} ADD COLUMN ${definition}`,
    {
      sql: `UPDATE ${qualifiedName(table)} SET ${quoteIdentifier(plain)} = ${using}`,
      hazards: [hazard.rewrites('Rewrites the table.')],
    },
    `${on} DROP COLUMN ${name}`,
    `${on} RENAME COLUMN ${quoteIdentifier(plain)} TO ${name}`,
  ];
}

/** The columns that a column is inherited from at the top. */
function rootsOf(node: Node, catalog: Catalog): Set<string> {
  const parents = above(node, catalog);
  return parents.length === 0
    ? new Set([node.id])
    : new Set(parents.flatMap((one) => [...rootsOf(one, catalog)]));
}

/** The columns of the parents that a column is inherited from or merged with. */
function above(node: Node, catalog: Catalog): readonly Node[] {
  return [...(node.inherited ? node.requires : []), ...idsOf(node, 'merged')].flatMap(
    (id) => catalog.find('column', id) ?? [],
  );
}

/** `ALTER COLUMN … TYPE`, with the cast that exists. */
function changeType(from: NodeOf<'column'>, to: NodeOf<'column'>, context: PlanContext): readonly Print[] {
  const [was, is] = [from.value, to.value];
  const column = quoteIdentifier(is.name);
  const collation = is.collation === undefined ? '' : ` COLLATE ${is.collation}`;
  const conversion = conversionOf(from, to, context);
  const { using, by, rounds, wrapper } = conversion;
  reportConversion(from, to, conversion, context);
  const keeps = keepsRows(was.type, is.type) && !hasRebuiltType(from, context);
  const isSorted = was.collation !== is.collation || refersToRebuilt(from, context);
  const mayFail = by !== 'automatic' || !widens(was.type, is.type);
  const hazards = [
    ...(keeps
      ? isSorted
        ? sortedAgain(from, context)
        : []
      : [hazard.rewrites('Rewrites the table and rebuilds its indexes under an exclusive lock.')]),
    ...(mayFail ? [hazard.mayFail(`Fails if a value of ${is.name} is not a valid ${is.type}.`)] : []),
    ...(rounds ? [hazard.loses(`Values lose what ${is.type} cannot represent.`)] : []),
  ];
  const alter = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${column} TYPE ${is.type}${collation}`;
  const statement = { sql: using === undefined ? alter : `${alter} USING ${using}`, hazards };
  const narrowing = beforeNarrowing(from, to, context);
  return wrapper ? [...narrowing, wrapper.create, statement, wrapper.drop] : [...narrowing, statement];
}

import { type Column, quoteIdentifier, type Table } from '@trellis/model';
import { nameList, qualifiedName, same } from '@trellis/model/internal';
import { createTable, identitySettings, type TableConstraint, target } from '../../ddl/index.ts';
import { columnId, isColumn, type NodeOf } from '../node/index.ts';
import { hazard, type Kind, type PlanContext } from '../operation/index.ts';
import { tableAsCreated } from './as-created.ts';
import { fillOf } from './backfill.ts';
import { type Conversion, conversionOf, hasRebuiltType, reportConversion } from './conversion.ts';
import { withoutOwn } from './identity.ts';
import { keepsLocality } from './inheritance.ts';
import { withoutParentsDefault } from './inherited.ts';
import { likeTables } from './likeness-of-tables.ts';
import { isCopiedFirst, orderAfterParting } from './partition.ts';
import { orderRowTypes } from './row-type.ts';

/** Tables. What cannot be altered (the partition key, for example) rebuilds the table and copies its rows. */
export const tableKind: Kind<'table'> = {
  valuesOf: ['regclass', 'regtype'],
  storesValues: true,
  // The rows of a foreign table are on its server.
  isComputed: ({ value }) => value.foreign !== undefined,
  likeness: likeTables,
  // The rows are checked and generated again. The expressions of a partition key and of generated columns are planned.
  runsCode: ({ value }, verb) =>
    verb === 'copy rows' ||
    (verb === 'create' &&
      (value.partitionBy !== undefined || value.columns.some(({ generated }) => generated))),
  created: tableAsCreated,
  orderPart: orderAfterParting,
  orderAll: orderRowTypes,
  create(node, context) {
    const table = tableAsCreated(node, context);
    const constraints = context
      .folded(node)
      .filter((part) => context.kindOf(part).isConstraint)
      .map((part) => ({ kind: part.kind, constraint: part.value }) as TableConstraint);
    // Statements of their own set the defaults and NOT NULLs in which a child differs from its parents.
    const parts = Object.fromEntries(
      table.columns
        .filter((column) => column.local === false && !table.partitionOf)
        .map((column) => [column.name, { default: false, notNull: false }]),
    );
    return [
      ...createTable(table, { constraints, parts }),
      ...context
        .folded(node)
        .flatMap((part) =>
          isColumn(part) && node.value.inherits ? withoutParentsDefault(part, context) : [],
        ),
      ...table.columns.flatMap((column) =>
        column.identity ? identitySettings(table, { ...column, identity: withoutOwn(column.identity) }) : [],
      ),
    ];
  },
  drop(node, context) {
    if (context.isRebuilt(node.id)) return [`DROP ${target.table(context.asideName(node.value))}`];
    if (isCopiedFirst(node, context)) return [`DROP ${target.table(node.value)}`];
    context.lose({
      object: node.id,
      what: 'the table with all its rows',
      table: { schema: node.value.schema, name: node.value.name },
    });
    return [
      { sql: `DROP ${target.table(node.value)}`, hazards: [hazard.loses('Drops all rows of the table.')] },
    ];
  },
  alter(from, to) {
    if (from.value.foreign?.server !== to.value.foreign?.server) return 'replace';
    const { ofType: was, ...before } = from.identity as Identity;
    const { ofType: is, ...after } = to.identity as Identity;
    if (!same(before, after) || !fitsType(from.value, to.value)) return 'rebuild';
    return was === is ? [] : [`ALTER ${to.target} ${is === undefined ? 'NOT OF' : `OF ${is}`}`];
  },
  mustRebuild: (from, to, context) => !keepsLocality(from.value, to.value, context),
  renameAside: (node, context) => [
    `ALTER ${target.table(node.value)} RENAME TO ${quoteIdentifier(context.asideName(node.value).name)}`,
  ],
  copyRows(from, to, context) {
    const kept = to.value.columns.filter((column) => isCopied(from.value, column));
    if (kept.length === 0) return [];
    const names = nameList(kept.map(({ name }) => name));
    const conversions = kept.map((column) => copiedValue(from, column, context));
    const values = conversions.map(({ using }) => using).join(', ');
    const wrappers = conversions.flatMap(({ wrapper }) => wrapper ?? []);
    const overriding = kept.some((column) => column.identity) ? ' OVERRIDING SYSTEM VALUE' : '';
    return [
      ...wrappers.map(({ create }) => create),
      {
        sql: `INSERT INTO ${qualifiedName(to.value)} (${names})${overriding} SELECT ${values} FROM ${from.value.partitionBy === undefined ? 'ONLY ' : ''}${qualifiedName(context.asideName(from.value))}`,
        hazards: [
          hazard.rewrites('Copies every row into the rebuilt table.'),
          ...(to.value.partitionBy !== undefined &&
          context.after.dependentsOf('partition', to.id).length === 0
            ? [
                hazard.mayFail(
                  'Fails if the table has rows, because no partition is declared for them. Declare one with `partitionOf`.',
                ),
              ]
            : []),
        ],
      },
      ...wrappers.map(({ drop }) => drop),
    ];
  },
};

/** The expression that a rebuilt table's column takes from the old table: the column itself if the cast is automatic. */
function copiedValue(
  table: NodeOf<'table'>,
  column: Column,
  context: PlanContext,
): Pick<Conversion, 'wrapper'> & { readonly using: string } {
  const name = quoteIdentifier(column.name);
  const id = columnId(table.value, column.name);
  const [from, to] = [context.before, context.after].map((one) => one.find('column', id));
  const values = to && fillOf(to, context.after);
  if (!from || !to) return { using: values ?? name };
  // A row without a value gets one.
  const given = (using: string) =>
    values === undefined || !column.notNull || from.value.notNull ? using : `COALESCE(${using}, ${values})`;
  if (from.value.type === column.type && column.using === undefined && !hasRebuiltType(from, context))
    return { using: given(name) };
  const conversion = conversionOf(from, to, context);
  reportConversion(from, to, conversion, context);
  return { ...conversion, using: given(conversion.using ?? name) };
}

/** Whether a rebuilt table's column takes its values from the old table, or has declared ones. */
function isCopied(from: Table, column: Column): boolean {
  if (column.generated) return false;
  return (
    (column.backfill !== undefined && !column.identity) ||
    from.columns.some((one) => one.name === column.name)
  );
}

interface Identity {
  readonly ofType?: string;
  readonly partitionBy?: string;
}

/**
 * Whether a table can become a typed table or cease to be one in place: a typed table has exactly the columns of its type,
 * which cannot be altered. So columns are added only after it, and dropped only before.
 */
function fitsType(from: Table, to: Table): boolean {
  if (to.ofType !== undefined && (from.inherits || to.inherits || to.partitionOf)) return false;
  const [was, is] = [from, to].map(({ columns }) =>
    columns.map(({ name, type, collation, generated }) => ({ name, type, collation, generated })),
  );
  const isAmong = (one: object, list: readonly object[] = []) => list.some((other) => same(one, other));
  if (to.ofType === undefined) return was?.every((column) => isAmong(column, is)) === true;
  const kept = was?.filter((column) => isAmong(column, is));
  return same(kept, is) && (from.ofType === undefined || same(was, is));
}

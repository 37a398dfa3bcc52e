import { parseTypeName, type QualifiedName, quoteIdentifier, type View } from '@trellis/model';
import { isTypeNamed, same } from '@trellis/model/internal';
import { createView, target } from '../../ddl/index.ts';
import type { NodeOf } from '../node/index.ts';
import { hazard, type Kind, type Print } from '../operation/index.ts';
import { likeViews } from './likeness-of-types.ts';
import { containsName } from './mentions.ts';
import { parameterChanges } from './parameters.ts';

/** Views: replaced in place if their columns are kept and new ones are added at the end. */
export const viewKind: Kind<'view'> = {
  valuesOf: ['regclass', 'regtype'],
  likeness: likeViews,
  isInvalidatedByRetyping: () => true,
  // The rows of a materialized view are stored.
  runsCode: ({ value }) => value.materialized === true && !value.unpopulated,
  create: (node) => createView({ ...node.value, columns: [] }),
  drop: (node) => [`DROP ${target.view(node.value)}`],
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.materialized !== is.materialized) return 'replace';
    if (was.materialized) return alterMaterialized(from, to);
    const kept = was.columns.every(
      ({ name, type, collation }, i) =>
        is.columns[i]?.name === name &&
        is.columns[i]?.type === type &&
        is.columns[i]?.collation === collation,
    );
    if (!kept) return 'replace';
    if (was.definition === is.definition && was.columns.length === is.columns.length)
      return parameterChanges(`ALTER ${to.target}`, was.options, is.options);
    return createView({ ...is, columns: [] }, { replace: true });
  },
  placeholder: (node) => placeholderOf(node.value),
  placeholderNeeds: ({ value }, { value: required }) =>
    value.columns
      .flatMap(({ type, collation }) => [type, ...(collation === undefined ? [] : [collation])])
      .some((name) => isTypeNamed(parseTypeName(name), required as QualifiedName)),
  usesItself: ({ value }) => !value.materialized && containsName(value.definition, value),
  fill: (node) => createView({ ...node.value, columns: [] }, { replace: true }),
};

/**
 * The statements that create a view, or replace its query, so that it has its columns and depends on nothing but their
 * types and collations. It has no rows, which a materialized view could store, and no options: `check_option` needs a table.
 *
 * @returns undefined for a materialized view, and if the types of the columns are not known
 */
function placeholderOf({ definition: _, options: __, ...view }: View): string[] | undefined {
  if (view.materialized || view.columns.length === 0 || view.columns.some(({ type }) => type === ''))
    return undefined;
  const columns = view.columns.map(
    ({ name, type, collation }) =>
      `NULL::${type}${collation === undefined ? '' : ` COLLATE ${collation}`} AS ${quoteIdentifier(name)}`,
  );
  return createView({ ...view, definition: ` SELECT ${columns.join(', ')} WHERE false` }, { replace: true });
}

function alterMaterialized(from: NodeOf<'view'>, to: NodeOf<'view'>): readonly Print[] | 'replace' {
  const bare = (node: NodeOf<'view'>) => ({ ...(node.identity as object), options: 0, unpopulated: 0 });
  if (!same(bare(from), bare(to))) return 'replace';
  const statements: Print[] = parameterChanges(`ALTER ${to.target}`, from.value.options, to.value.options);
  if (from.value.unpopulated !== to.value.unpopulated) statements.push(refresh(to));
  return statements;
}

function refresh({ target: view, value }: NodeOf<'view'>): Print {
  if (!value.unpopulated)
    return {
      sql: `REFRESH ${view}`,
      hazards: [hazard.blocks('Readers wait while the materialized view is refreshed.')],
    };
  const message =
    'Empties the materialized view, so that reading it fails until it is refreshed. A dump without rows marks every materialized view as empty: leave the statement out in that case.';
  return { sql: `REFRESH ${view} WITH NO DATA`, hazards: [hazard.loses(message)] };
}

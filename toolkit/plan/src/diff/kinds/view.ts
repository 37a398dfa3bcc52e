import { createView, target } from '../../ddl/index.ts';
import type { NodeOf } from '../node.ts';
import { hazard, type Kind, type Print, same } from './kind.ts';
import { parameterChanges } from './parameters.ts';

/** Views: replaced in place as long as their columns stay and new ones come last. */
export const viewKind: Kind<'view'> = {
  create: (node) => createView({ ...node.value, columns: [] }),
  drop: (node) => [`DROP ${target.view(node.value)}`],
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.materialized !== is.materialized) return 'replace';
    if (was.materialized) return alterMaterialized(from, to);
    const kept = was.columns.every(
      (column, i) => is.columns[i]?.name === column.name && is.columns[i]?.type === column.type,
    );
    if (!kept) return 'replace';
    if (was.definition === is.definition && was.columns.length === is.columns.length)
      return parameterChanges(`ALTER ${to.target}`, was.options, is.options);
    return createView({ ...is, columns: [] }, { replace: true });
  },
};

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
  const told =
    'Empties the materialized view: reading it fails until it is refreshed. A dump without rows says this of each: leave it out then.';
  return { sql: `REFRESH ${view} WITH NO DATA`, hazards: [hazard.loses(told)] };
}

import { createView, target } from '@trellis/database';
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
  if (from.value.unpopulated !== to.value.unpopulated)
    statements.push({
      sql: `REFRESH ${to.target}${to.value.unpopulated ? ' WITH NO DATA' : ''}`,
      hazards: [hazard.blocks('Readers wait while the materialized view is refreshed.')],
    });
  return statements;
}

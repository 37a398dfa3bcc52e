import { quoteIdentifier } from '@trellis/model';
import { createCollation, target } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';
import { currentName } from './type-name.ts';

/**
 * Collations: PostgreSQL alters no property of one, so a change rebuilds it. The old collation has a temporary name until
 * its columns have the new one, and the values of the columns are kept.
 */
export const collationKind: Kind<'collation'> = {
  valuesOf: ['regcollation'],
  isCollation: true,
  likeness: likeInAll,
  create: (node) => createCollation(node.value),
  drop: (node, context) => [`DROP ${target.collation(currentName(node.value, node.id, context))}`],
  alter: () => 'rebuild',
  renameAside: ({ value }, context) => [
    `ALTER ${target.collation(value)} RENAME TO ${quoteIdentifier(context.asideName(value).name)}`,
  ],
};

import { quoteIdentifier } from '@trellis/model';
import {
  addTextSearchMapping,
  createTextSearchConfiguration,
  createTextSearchDictionary,
  dropTextSearchMapping,
  setTextSearchMapping,
  setTextSearchOptions,
  target,
} from '../../ddl/index.ts';
import type { Kind, Operation, Operations } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';
import { wholeOf } from './part-of.ts';
import { staleValues, usersOfTextSearch } from './stale-values.ts';
import { currentName } from './type-name.ts';

/** Text search dictionaries: options are altered in place. Another template rebuilds the dictionary. */
export const textSearchDictionaryKind: Kind<'text search dictionary'> = {
  valuesOf: ['regdictionary'],
  likeness: likeInAll,
  create: (node) => createTextSearchDictionary(node.value),
  drop: (node, context) => [`DROP ${target.textSearchDictionary(currentName(node.value, node.id, context))}`],
  renameAside: ({ value }, context) => [
    `ALTER ${target.textSearchDictionary(value)} RENAME TO ${quoteIdentifier(context.asideName(value).name)}`,
  ],
  alter: (from, to, context) =>
    from.value.template === to.value.template
      ? setTextSearchOptions(from.value, to.value).map((sql) => ({ sql, hazards: staleValues(to, context) }))
      : 'rebuild',
  order: orderBeforeUsers,
};

/**
 * Text search configurations: another parser rebuilds the configuration, because a table that is partitioned by it needs
 * the old one until its rows are copied.
 */
export const textSearchConfigurationKind: Kind<'text search configuration'> = {
  valuesOf: ['regconfig'],
  likeness: likeInAll,
  create: (node, context) =>
    createTextSearchConfiguration(
      node.value,
      context.folded(node).flatMap((part) => (part.kind === 'text search mapping' ? [part.value] : [])),
    ),
  drop: (node, context) => [
    `DROP ${target.textSearchConfiguration(currentName(node.value, node.id, context))}`,
  ],
  alter: () => 'rebuild',
  renameAside: ({ value }, context) => [
    `ALTER ${target.textSearchConfiguration(value)} RENAME TO ${quoteIdentifier(context.asideName(value).name)}`,
  ],
};

/** The dictionaries of a type of token: altered in place. */
export const textSearchMappingKind: Kind<'text search mapping'> = {
  create: (node, context) =>
    addTextSearchMapping(wholeOf(node), node.value).map((sql) => ({
      sql,
      hazards: staleValues(node, context),
    })),
  drop: (node, context) =>
    dropTextSearchMapping(wholeOf(node), node.value).map((sql) => ({
      sql,
      hazards: staleValues(node, context),
    })),
  alter: (_from, to, context) =>
    setTextSearchMapping(wholeOf(to), to.value).map((sql) => ({ sql, hazards: staleValues(to, context) })),
  foldsIntoCreate: () => true,
  order: orderBeforeUsers,
};

/** What is computed with a text search object is created after the object is as it is wanted. */
function orderBeforeUsers(operation: Operation, operations: Operations): void {
  for (const user of usersOfTextSearch(operation.node, operations.after)) {
    operations.order(operation, operations.get('create', user.id), 'expression');
    operations.order(operation, operations.get('copy rows', user.parent), 'expression');
  }
}

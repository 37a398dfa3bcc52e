import type { Model } from '../model/index.ts';
import { Cluster } from './cluster.ts';
import { colocationRules } from './colocation-rules.ts';
import { columnRules } from './column-rules.ts';
import { foreignKeyRules } from './foreign-key-rules.ts';
import { keyRules } from './key-rules.ts';
import type { CitusRule, Finding } from './rule.ts';
import { tableRules } from './table-rules.ts';
import { versionRules } from './version-rules.ts';

/**
 * Returns all rules, in the order in which their refusals are reported. They are functions, so that a bundler drops them
 * where nothing uses them.
 */
export const citusRules = (): readonly CitusRule[] => [
  ...tableRules(),
  ...columnRules(),
  ...colocationRules(),
  ...keyRules(),
  ...foreignKeyRules(),
  ...versionRules(),
];

/** What Citus 12.1 does not support in a schema as its tables are distributed. */
export interface CitusRefusal extends Finding {
  /** Stable, such as `CITUS_KEY`. */
  readonly code: string;
  /** The page that states the rule. */
  readonly link: string;
}

/**
 * Returns what Citus 12.1 does not support in a schema, as its tables are distributed (`distribution`). `defineSchema`
 * refuses the first of these; this function lists all, for a schema that is not distributed yet.
 *
 * @param model a Model from descriptors or from introspection
 * @returns none for a schema without distributed tables
 * @example
 * import { citusRefusals, integer, table, toModel } from '@trellis/model';
 *
 * const tags = table('tags', {
 *   columns: { tag_id: integer({ primaryKey: true }), owner_id: integer() },
 *   distribution: { column: 'owner_id' },
 * });
 * citusRefusals(toModel({ name: 'shop', tables: { tags } })).map(({ code }) => code); // ['CITUS_KEY']
 */
export function citusRefusals(model: Model): readonly CitusRefusal[] {
  if (!model.tables.some(({ distribution }) => distribution !== undefined)) return [];
  const cluster = new Cluster(model);
  return citusRules().flatMap(({ code, link, check }) =>
    check(cluster).map((finding) => ({ code, link, ...finding })),
  );
}

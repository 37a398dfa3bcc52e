import { objectId, type QualifiedName, type Rule, type Table, type Trigger } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { partitionLink } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';
import { flattenExtensionDependencies } from './extension-dependencies.ts';

/** Creates the nodes of the triggers of a table or a view. */
export function flattenTriggers(
  collector: Collector,
  parent: string,
  on: QualifiedName,
  triggers: readonly Trigger[],
): void {
  for (const trigger of triggers) {
    const place = part('trigger', on, trigger.name);
    collector.add({ ...place, kind: 'trigger', value: trigger, parent });
    flattenAnnotations(collector, place, trigger);
    flattenExtensionDependencies(collector, place, trigger);
  }
}

/** Lets each partition's copy of a trigger require its originals, and that its table is a partition of theirs. */
export function requireOriginals(collector: Collector, tables: readonly Table[]): void {
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]));
  for (const table of tables)
    for (const { name, local } of table.triggers) {
      if (local !== false) continue;
      const copy = objectId('trigger', [table.schema, table.name, name]);
      for (let at: Table | undefined = table; at?.partitionOf; ) {
        const parent: QualifiedName = at.partitionOf;
        collector.require(copy, objectId('trigger', [parent.schema, parent.name, name]), 'original');
        collector.require(copy, partitionLink(at), 'partition');
        at = byName.get(`${parent.schema}.${parent.name}`);
      }
    }
}

/** Creates the nodes of the rewrite rules of a table or a view. */
export function flattenRules(
  collector: Collector,
  parent: string,
  on: QualifiedName,
  rules: readonly Rule[],
): void {
  for (const rule of rules) {
    const place = part('rule', on, rule.name);
    collector.add({ ...place, kind: 'rule', value: rule, parent });
    flattenAnnotations(collector, place, rule);
  }
}

function part(kind: 'trigger' | 'rule', on: QualifiedName, name: string) {
  const path = [on.schema, on.name, name];
  return {
    id: objectId(kind, path),
    path,
    table: { schema: on.schema, name: on.name },
    target: target[kind](on, name),
  };
}

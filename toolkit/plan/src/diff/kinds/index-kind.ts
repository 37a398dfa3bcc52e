import { objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { createIndex, dropIndex, indexSettings, target } from '../../ddl/index.ts';
import { isIndexed } from '../flatten/attached.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { isTakenWithIndex } from './inherited.ts';
import { hazard, type Kind, type Print, same } from './kind.ts';
import { parameterChanges } from './parameters.ts';

/** Indexes: parameters, tablespace and statistics are altered in place, the definition makes it again. */
export const indexKind: Kind<'index'> = {
  create(node, around) {
    const on = relationOf(node, around.after);
    const { attachedTo: _a, clustered: _c, replicaIdentity: _r, ...index } = node.value;
    return [
      ...createIndex(on, index).map((sql) => ({
        sql,
        hazards: [
          ...(index.unique ? [hazard.mayFail(`Fails if two rows are the same by ${index.name}.`)] : []),
          hazard.blocks('Builds an index while writers wait.'),
        ],
      })),
      ...indexSettings(on, index),
    ];
  },
  drop(node, around) {
    if (node.value.attachedTo && isTakenWithIndex(node, node.value.attachedTo, around)) return [];
    // The index of a partition's constraint goes only if asked for by name, and the constraint with it.
    const ofConstraint = [...(around.before.dependents.get(node.id) ?? [])].some((id) => {
      const child = around.before.nodes.get(id);
      return (
        child && child.kind !== 'index' && isIndexed(child) && isTakenWithIndex(child, nameOf(node), around)
      );
    });
    return dropIndex(nameOf(node)).map((sql) => (ofConstraint ? `${sql} CASCADE` : sql));
  },
  alter(from, to, around) {
    const strip = (node: NodeOf<'index'>) => {
      const { definition, ...rest } = node.identity as { definition: NodeOf<'index'>['value'] };
      const {
        storageParameters: _s,
        tablespace: _t,
        statisticsTargets: _g,
        attachedTo: _a,
        only: _o,
        ...index
      } = definition;
      return { ...rest, index };
    };
    if (!same(strip(from), strip(to))) return 'replace';
    const alter = `ALTER ${to.target}`;
    const [was, is] = [from.value, to.value];
    if (isOnPartitioned(from, around.before) && !same(was.storageParameters, is.storageParameters))
      return 'replace';
    const statements: Print[] = parameterChanges(alter, was.storageParameters, is.storageParameters);
    if (was.tablespace !== is.tablespace)
      statements.push(`${alter} SET TABLESPACE ${quoteIdentifier(is.tablespace ?? 'pg_default')}`);
    const positions = new Set([
      ...Object.keys(was.statisticsTargets ?? {}),
      ...Object.keys(is.statisticsTargets ?? {}),
    ]);
    for (const position of positions)
      if (was.statisticsTargets?.[position] !== is.statisticsTargets?.[position])
        statements.push(
          `${alter} ALTER COLUMN ${position} SET STATISTICS ${is.statisticsTargets?.[position] ?? -1}`,
        );
    return statements;
  },
};

/** Whether an index or a key is of a partitioned table: PostgreSQL takes no parameters for it but as it is made. */
export function isOnPartitioned(node: Node, catalog: Catalog): boolean {
  const table = catalog.nodes.get(node.parent ?? '');
  return table?.kind === 'table' && table.value.partitionBy !== undefined;
}

function nameOf(node: NodeOf<'index'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.value.name };
}

/** The table or materialized view that an index is on. */
function relationOf(node: NodeOf<'index'>, catalog: Catalog) {
  const path = [node.table?.schema ?? '', node.table?.name ?? ''];
  const table = catalog.nodes.get(objectId('table', path));
  if (table?.kind === 'table') return table.value;
  const view = catalog.nodes.get(objectId('view', path));
  if (view?.kind === 'view')
    return { schema: view.value.schema, name: view.value.name, materialized: true as const };
  throw new Error(`Expected ${target.table({ schema: path[0] ?? '', name: path[1] ?? '' })} in the catalog.`);
}

import { type Column, type Model, parseTypeName, quoteIdentifier, type Table } from '@trellis/model';
import { builtInName, isTypeNamed, nameInId, qualifiedName, sqlLiteral } from '@trellis/model/internal';
import type { Hazard } from './change/index.ts';
import { allKinds } from './kinds/index.ts';
import { columnId, type Node, tableId } from './node/index.ts';
import { hazard } from './operation/index.ts';
import type { Planning } from './planning.ts';

/** A statement for a column whose values name objects. */
export interface NamedValueStep {
  readonly table: Table;
  readonly column: Column;
  /** What it keeps or restores: unique among the steps. */
  readonly what: string;
  readonly sql: string;
  readonly hazards: readonly Hazard[];
}

/** What a plan does so that values continue to name objects that it recreates. */
export interface NamedValues {
  /** Before all steps: keeps the oids of the objects. */
  readonly kept: readonly NamedValueStep[];
  /** After all steps. */
  readonly restored: readonly NamedValueStep[];
}

/** The types of names that can be ambiguous, and the types by which such an object is found. */
const EXACT: Readonly<Record<string, string>> = { regproc: 'regprocedure', regoper: 'regoperator' };

/**
 * Lets the values of `regclass`, `regconfig` and the like continue to name an object that is dropped and created again.
 * Each is the oid of the object, which the new one does not have.
 *
 * @param from the Model that exists, under the names that it has after the renames
 * @param to the Model that is wanted
 */
export function planNamedValues(from: Model, to: Model, planning: Planning): NamedValues {
  const recreated = recreatedNodes(planning);
  if (recreated.length === 0) return { kept: [], restored: [] };
  const kept = new Map<string, NamedValueStep>();
  const restored: NamedValueStep[] = [];
  for (const table of tablesWithRows(from, to))
    for (const column of table.columns) {
      const type = column.generated ? undefined : baseTypeOf(column.type, to);
      for (const node of recreated) {
        if (type === undefined || !planning.kindOf(node).valuesOf?.includes(type)) continue;
        const what = `${EXACT[type] ?? type} ${node.id}`;
        const oid = `${sqlLiteral(nameInId(node.id))}::pg_catalog.${EXACT[type] ?? type}::pg_catalog.oid`;
        const keep = (setting: string) => ({
          table,
          column,
          what,
          sql: `SELECT pg_catalog.set_config('${setting}', (${oid})::text, false)`,
          hazards: [],
        });
        const settings = [...kept.keys(), what];
        const setting = `trellis.named_${settings.indexOf(what) + 1}`;
        if (!kept.has(what)) kept.set(what, keep(setting));
        restored.push(restore(table, column, node, `${oid}::pg_catalog.${type}`, setting));
      }
    }
  return { kept: [...kept.values()], restored };
}

function restore(table: Table, column: Column, node: Node, value: string, setting: string): NamedValueStep {
  const name = quoteIdentifier(column.name);
  return {
    table,
    column,
    what: `${node.id} in ${columnId(table, column.name)}`,
    sql: `UPDATE ONLY ${qualifiedName(table)} SET ${name} = ${value} WHERE ${name}::pg_catalog.oid = pg_catalog.current_setting('${setting}')::pg_catalog.oid`,
    hazards: [
      hazard.rewrites(`Writes the rows of which ${column.name} names an object that is created again.`),
    ],
  };
}

/** Whether a Model has columns whose values name objects. A plan can write them when any object is created again. */
export function namesObjects(model: Model): boolean {
  const types = new Set(allKinds.flatMap(({ valuesOf = [] }) => valuesOf));
  return model.tables.some(({ columns }) =>
    columns.some(({ type }) => types.has(baseTypeOf(type, model) ?? '')),
  );
}

/** The nodes whose objects values can name, and that are dropped and created again. */
function recreatedNodes({ decisions, before, after, kindOf }: Planning): readonly Node[] {
  return [...decisions].flatMap(([id, { action }]) => {
    const node = action === 'replace' || action === 'rebuild' ? before.nodes.get(id) : undefined;
    return node && kindOf(node).valuesOf && after.nodes.get(id)?.kind === node.kind ? [node] : [];
  });
}

/** The tables of this server that have rows of their own, perhaps of a table that they are a new partition of. */
function tablesWithRows(from: Model, to: Model): readonly Table[] {
  const old = new Set(from.tables.map(tableId));
  return to.tables.filter(
    (table) => !table.foreign && !table.partitionBy && (table.partitionOf || old.has(tableId(table))),
  );
}

/** The name of a type of PostgreSQL without its domains. Undefined for another type. */
function baseTypeOf(text: string, model: Model): string | undefined {
  const type = parseTypeName(text);
  if (type.dimensions > 0) return undefined;
  const domain = model.domains.find((one) => isTypeNamed(type, one));
  return domain ? baseTypeOf(domain.type, model) : builtInName(type);
}

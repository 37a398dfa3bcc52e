import {
  type EnumType,
  type Model,
  type Named,
  objectId,
  type Qualified,
  type QualifiedName,
  quoteIdentifier,
  quoteLiteral,
  type Table,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import type { Refusal } from '../change/index.ts';

/** The kinds of objects that can be renamed. */
export type RenamedKind =
  | 'schema'
  | 'table'
  | 'view'
  | 'sequence'
  | 'type'
  | 'statistics'
  | 'column'
  | 'attribute'
  | 'constraint'
  | 'index'
  | 'trigger'
  | 'policy'
  | 'publication'
  | 'value';

/** A rename that the author declared. */
export interface Rename {
  readonly kind: RenamedKind;
  /** The schema of the object; of a part, its schema and its table or type, by the new names. */
  readonly within: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The id of the object before and after. */
  readonly oldId: string;
  readonly newId: string;
  readonly sql: string;
}

/** The declared renames from one Model to another, in an order that works. */
export interface Renames {
  readonly list: readonly Rename[];
  readonly refusals: readonly Refusal[];
}

/**
 * Finds the objects that are declared to have had another name (`renamedFrom`, `renamedValues`) and still have it.
 *
 * A declaration is ignored if the old name no longer exists or the new name already exists: the rename has run before.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted, with the authored hints
 */
export function findRenames(from: Model, to: Model): Renames {
  const finder = new Finder();
  finder.named('schema', [], from.schemas, to.schemas, (name) => target.schema(name));
  const oldSchema = (schema: string) => finder.oldName('schema', [], schema);
  const qualified = <T extends Qualified>(
    kind: RenamedKind,
    before: readonly T[],
    after: readonly T[],
    on: (of: QualifiedName, value: T) => string,
    parts?: (old: T, wanted: T) => void,
  ) => {
    const schemas = new Set(after.map(({ schema }) => schema));
    for (const schema of schemas) {
      const old = before.filter((one) => one.schema === oldSchema(schema));
      const wanted = after.filter((one) => one.schema === schema);
      finder.named(kind, [schema], old, wanted, (name, value) => on({ schema, name }, value));
      if (!parts) continue;
      const byName = new Map(old.map((one) => [one.name, one]));
      for (const one of wanted) {
        const was = byName.get(finder.oldName(kind, [schema], one.name));
        if (was) parts(was, one);
      }
    }
  };
  qualified(
    'type',
    from.enums,
    to.enums,
    (of) => target.type(of),
    (old, wanted) => finder.values(old, wanted),
  );
  qualified('type', from.domains, to.domains, (of) => target.domain(of));
  qualified('type', from.rangeTypes, to.rangeTypes, (of) => target.type(of));
  qualified(
    'type',
    from.compositeTypes,
    to.compositeTypes,
    (of) => target.type(of),
    (old, wanted) =>
      finder.parts(
        'attribute',
        wanted,
        old.attributes,
        wanted.attributes,
        (name) => `ALTER ${target.type(wanted)} RENAME ATTRIBUTE ${quoteIdentifier(name)}`,
      ),
  );
  qualified('sequence', from.sequences, to.sequences, (of) => target.sequence(of));
  qualified(
    'table',
    from.tables,
    to.tables,
    (of) => target.table(of),
    (old, wanted) => finder.table(old, wanted),
  );
  qualified(
    'view',
    from.views,
    to.views,
    (of, view) => target.view({ ...of, ...(view.materialized && { materialized: true as const }) }),
    (old, wanted) => finder.indexes(wanted, old.indexes, wanted.indexes),
  );
  finder.named('publication', [], from.publications ?? [], to.publications ?? [], (name) =>
    target.publication(name),
  );
  qualified('statistics', from.statistics, to.statistics, (of) => target.statistics(of));
  return finder.end();
}

class Finder {
  private readonly found: Rename[] = [];
  private readonly refusals: Refusal[] = [];

  end(): Renames {
    return { list: this.found, refusals: this.refusals };
  }

  /** The name of an object before its rename. */
  oldName(kind: RenamedKind, within: readonly string[], name: string): string {
    const place = within.join('\0');
    const found = this.found.find(
      (one) => one.kind === kind && one.to === name && one.within.join('\0') === place,
    );
    return found?.from ?? name;
  }

  /** Finds the renames of objects by `ALTER <object> RENAME TO`. */
  named<T extends Named>(
    kind: RenamedKind,
    within: readonly string[],
    before: readonly T[],
    after: readonly T[],
    on: (oldName: string, value: T) => string,
  ): void {
    this.each(
      kind,
      within,
      before,
      after,
      (from, to, old) => `ALTER ${on(from, old)} RENAME TO ${quoteIdentifier(to)}`,
    );
  }

  /** Finds the renames of parts by a statement on their whole. */
  parts<T extends Named>(
    kind: RenamedKind,
    of: QualifiedName,
    before: readonly T[],
    after: readonly T[],
    alter: (oldName: string) => string,
  ): void {
    this.each(
      kind,
      [of.schema, of.name],
      before,
      after,
      (from, to) => `${alter(from)} TO ${quoteIdentifier(to)}`,
    );
  }

  table(old: Table, wanted: Table): void {
    const alter = `ALTER ${target.table(wanted)}`;
    this.parts(
      'column',
      wanted,
      old.columns,
      wanted.columns,
      (name) => `${alter} RENAME COLUMN ${quoteIdentifier(name)}`,
    );
    const constraints = (table: Table): readonly Named[] => [
      ...(table.primaryKey ? [table.primaryKey] : []),
      ...table.uniques,
      ...table.checks,
      ...table.foreignKeys,
      ...table.exclusions,
    ];
    this.parts(
      'constraint',
      wanted,
      constraints(old),
      constraints(wanted),
      (name) => `${alter} RENAME CONSTRAINT ${quoteIdentifier(name)}`,
    );
    this.indexes(wanted, old.indexes, wanted.indexes);
    const on = `ON ${qualifiedName(wanted)} RENAME`;
    this.parts(
      'trigger',
      wanted,
      old.triggers,
      wanted.triggers,
      (name) => `ALTER TRIGGER ${quoteIdentifier(name)} ${on}`,
    );
    this.parts(
      'policy',
      wanted,
      old.policies,
      wanted.policies,
      (name) => `ALTER POLICY ${quoteIdentifier(name)} ${on}`,
    );
  }

  indexes(of: QualifiedName, before: readonly Named[], after: readonly Named[]): void {
    this.named('index', [of.schema], before, after, (name) => target.index({ schema: of.schema, name }));
  }

  values(old: EnumType, wanted: EnumType): void {
    for (const [from, to] of Object.entries(wanted.renamedValues ?? {})) {
      if (!old.values.includes(from) || old.values.includes(to) || !wanted.values.includes(to)) continue;
      const id = objectId('type', [wanted.schema, wanted.name]);
      this.found.push({
        kind: 'value',
        within: [wanted.schema, wanted.name],
        from,
        to,
        oldId: id,
        newId: id,
        sql: `ALTER ${target.type(wanted)} RENAME VALUE ${quoteLiteral(from).trim()} TO ${quoteLiteral(to).trim()}`,
      });
    }
  }

  /** Finds the declared renames of one name space. A name has to be given up before another object takes it. */
  private each<T extends Named>(
    kind: RenamedKind,
    within: readonly string[],
    before: readonly T[],
    after: readonly T[],
    sql: (from: string, to: string, old: T) => string,
  ): void {
    const names = new Map(before.map((one) => [one.name, one]));
    const kept = new Set(after.filter((one) => one.renamedFrom === undefined).map((one) => one.name));
    let open = after.flatMap(({ name, renamedFrom }) => {
      const old = renamedFrom === undefined ? undefined : names.get(renamedFrom);
      return old && old.name !== name && !kept.has(old.name) ? [{ old, name }] : [];
    });
    // If the new name exists and is not given up, the rename has run before.
    open = open.filter(({ name }) => !names.has(name) || open.some(({ old }) => old.name === name));
    const taken = new Set(names.keys());
    while (open.length > 0) {
      const next = open.find(({ name }) => !taken.has(name));
      if (!next) {
        for (const { old, name } of open)
          this.refusals.push({
            code: 'RENAME_CYCLE',
            object: idOf(kind, within, old.name),
            message: `${old.name} cannot be renamed to ${name}, because the two exchange names. Rename in two revisions, through a third name.`,
          });
        return;
      }
      open = open.filter((one) => one !== next);
      taken.delete(next.old.name);
      taken.add(next.name);
      this.found.push({
        kind,
        within,
        from: next.old.name,
        to: next.name,
        oldId: idOf(kind, within, next.old.name),
        newId: idOf(kind, within, next.name),
        sql: sql(next.old.name, next.name, next.old),
      });
    }
  }
}

function idOf(kind: RenamedKind, within: readonly string[], name: string): string {
  const of = kind === 'attribute' ? 'column' : kind === 'value' ? 'type' : kind;
  return objectId(of, [...within, name]);
}

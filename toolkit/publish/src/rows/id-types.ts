import type { ColumnDescriptor, SchemaDescriptor } from '@trellis/model';
import { own, stringLiteral } from '@trellis/model/internal';
import type { Alias } from './alias.ts';
import { typeName } from './row-name.ts';
import type { TypeNames } from './type-names.ts';
import type { ValueType } from './value-type.ts';

/** Types of ids: one for each primary key of one column, and one for each other column that a foreign key references. */
export class IdTypes {
  readonly #aliases = new Map<string, Alias>();
  readonly #schema: SchemaDescriptor;
  readonly #names: TypeNames;

  constructor(schema: SchemaDescriptor, names: TypeNames) {
    this.#schema = schema;
    this.#names = names;
  }

  /** Aliases of the types that {@link of} returned so far. */
  get aliases(): readonly Alias[] {
    return [...this.#aliases.values()];
  }

  /**
   * Returns the name of the id type of a column, or undefined if the column holds no ids. A column that is both a
   * primary key and a foreign key holds ids of both tables.
   */
  of(key: string, name: string, column: ColumnDescriptor, plain: ValueType): string | undefined {
    const origins = [
      ...(column.primaryKey ? [`${key}.${name}`] : []),
      ...(column.references === undefined ? [] : [column.references]),
    ];
    const [first] = origins;
    if (first === undefined) return undefined;
    const brand = origins.map((origin) => `readonly ${stringLiteral(origin)}?: true`).join('; ');
    const type = `${plain.type} & { readonly $id?: { ${brand} } }`;
    const known = this.#aliases.get(type);
    if (known) return known.name;
    const alias = { type, ...this.#describe(first, origins.length > 1, plain) };
    this.#aliases.set(type, alias);
    return alias.name;
  }

  #describe(origin: string, isShared: boolean, plain: ValueType): Omit<Alias, 'type'> {
    const table = Object.keys(this.#schema.tables)
      .filter((candidate) => origin.startsWith(`${candidate}.`))
      .sort((a, b) => b.length - a.length)[0];
    const columnName = table === undefined ? origin : origin.slice(table.length + 1);
    const column = table === undefined ? undefined : own(this.#schema.tables[table]?.columns, columnName);
    const row = table === undefined ? 'Row' : this.#names.ofRow(table);
    // A key that is a reference too has an id type of its own. A column that references the key means that table alone.
    const isOwn = column?.primaryKey === true && (isShared || column.references === undefined);
    return {
      name: this.#unused(isOwn ? `${row}Id` : `${row}${typeName(columnName)}`),
      doc: column?.doc ?? `Value of ${origin}.`,
      tags: plain.tags,
    };
  }

  #unused(name: string): string {
    const used = this.aliases.map((alias) => alias.name);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if (!this.#names.isTaken(candidate) && !used.includes(candidate)) return candidate;
    }
  }
}

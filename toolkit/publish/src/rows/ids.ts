import type { ColumnDescriptor, SchemaDescriptor } from '@trellis/model';
import { quoted } from './quote.ts';
import { typeName } from './row-name.ts';
import type { Alias, ValueType } from './value-type.ts';

/** The types of ids: one for each table that has a key of one column, and for whatever else is referred to. */
export class Ids {
  readonly #aliases = new Map<string, Alias>();
  readonly #schema: SchemaDescriptor;
  readonly #nameOf: (key: string) => string;
  readonly #isTaken: (name: string) => boolean;

  constructor(schema: SchemaDescriptor, nameOf: (key: string) => string, isTaken: (name: string) => boolean) {
    this.#schema = schema;
    this.#nameOf = nameOf;
    this.#isTaken = isTaken;
  }

  /** Those that were asked for, each once. */
  get aliases(): readonly Alias[] {
    return [...this.#aliases.values()];
  }

  /**
   * The type of a column that holds ids: those of its own table, those of the one that it refers
   * to, or both. Undefined for any other column.
   */
  of(key: string, name: string, column: ColumnDescriptor, plain: ValueType): string | undefined {
    const kinds = [
      ...(column.primaryKey ? [`${key}.${name}`] : []),
      ...(column.references === undefined ? [] : [column.references]),
    ];
    const [first] = kinds;
    if (first === undefined) return undefined;
    const flavour = kinds.map((kind) => `readonly ${quoted(kind)}?: true`).join('; ');
    const type = `${plain.type} & { readonly $id?: { ${flavour} } }`;
    const known = this.#aliases.get(type);
    if (known) return known.name;
    const alias = { type, ...this.#describe(first, kinds.length > 1, plain) };
    this.#aliases.set(type, alias);
    return alias.name;
  }

  #describe(reference: string, both: boolean, plain: ValueType): Omit<Alias, 'type'> {
    const table = Object.keys(this.#schema.tables)
      .filter((candidate) => reference.startsWith(`${candidate}.`))
      .sort((a, b) => b.length - a.length)[0];
    const columnName = table === undefined ? reference : reference.slice(table.length + 1);
    const column = table === undefined ? undefined : this.#schema.tables[table]?.columns[columnName];
    const row = table === undefined ? 'Row' : this.#nameOf(table);
    // A key that is also a reference has an id of its own; who refers to it means that table alone.
    const own = column?.primaryKey === true && (both || column.references === undefined);
    return {
      name: this.#free(own ? `${row}Id` : `${row}${typeName(columnName)}`),
      doc: column?.doc ?? `What ${reference} holds.`,
      tags: plain.tags,
    };
  }

  #free(name: string): string {
    const used = [...this.#aliases.values()].map((alias) => alias.name);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if (!this.#isTaken(candidate) && !used.includes(candidate)) return candidate;
    }
  }
}

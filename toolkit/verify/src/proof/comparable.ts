import type { Column, EnumType, Model, Named, QualifiedName, Table } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { type RenamedNames, renamedNames } from '@trellis/plan/internal';
import { parseRange } from './parse-range.ts';
import { type ValueType, valueTypeOf } from './value-type.ts';

/** A value as `to_jsonb` prints it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A type before a change and after it. */
export interface ChangedType {
  readonly was: string;
  readonly is: string;
}

/** A table that exists before and after a change. */
export interface KeptTable {
  readonly was: Table;
  readonly is: Table;
}

/** A column that exists before and after a change. */
export interface KeptColumn {
  readonly was: Column;
  readonly is: Column;
}

/**
 * Reduces a value to what a change must keep, in the names that it has after the change: an enum's value under its new
 * name, the attributes that both composite types have, and of a value whose type changes that it is not null.
 */
export class Comparison {
  /** The tables that exist before and after. */
  readonly tables: readonly KeptTable[];
  private readonly names: { readonly before: RenamedNames; readonly after: RenamedNames };

  /**
   * @param before the Model before the change
   * @param after the Model after the change, with its declared renames
   */
  constructor(
    readonly before: Model,
    readonly after: Model,
  ) {
    this.names = renamedNames(before, after);
    const old = new Map(before.tables.map((table) => [qualifiedName(table), table]));
    this.tables = after.tables.flatMap((is) => {
      const was = old.get(qualifiedName(this.names.before.relation(is)));
      return was ? [{ was, is }] : [];
    });
  }

  /**
   * @param value a value that `to_jsonb` printed
   * @param type its type before and after the change
   * @param side the type that the value has
   */
  comparable(value: Json, type: ChangedType, side: keyof ChangedType): Json {
    if (value === null) return null;
    const was = valueTypeOf(type.was, this.before);
    const is = valueTypeOf(type.is, this.after);
    if (was.kind === 'array' && is.kind === 'array') {
      const element = { was: was.element, is: is.element };
      return this.elements(value, element, side);
    }
    if (was.kind === 'enum' && is.kind === 'enum')
      return side === 'is' ? value : renamedValue(value as string, was.of, is.of);
    if (was.kind === 'row' && is.kind === 'row') return this.attributes(value, was, is, side);
    if (was.kind === 'range' && is.kind === 'range') return this.bounds(value as string, was, is, side);
    const isSame = was.kind === 'base' && is.kind === 'base' && same(was.type, is.type);
    return isSame ? value : 'not null';
  }

  /** The columns of a table that exist before and after. */
  columns({ was, is }: KeptTable): readonly KeptColumn[] {
    return is.columns.flatMap((column) => {
      const old = this.oldColumn(was, was.columns, is, column);
      return old ? [{ was: old, is: column }] : [];
    });
  }

  /** A sequence by the name that it has before the change. */
  oldSequence({ schema, name }: QualifiedName): QualifiedName {
    const [oldSchema = '', oldName = ''] = this.names.before.reference({
      kind: 'sequence',
      path: [schema, name],
    }).path;
    return { schema: oldSchema, name: oldName };
  }

  /**
   * What a column or attribute was before the change. A new one is not the old one of its name if that was renamed.
   *
   * @param was the table or type before, with its columns
   * @param is the table or type after, with one of its columns
   */
  private oldColumn<T extends Named>(
    was: QualifiedName,
    columns: readonly T[],
    is: QualifiedName,
    { name }: Named,
  ): T | undefined {
    const oldName = this.names.before.column(is, name);
    if (this.names.after.column(was, oldName) !== name) return undefined;
    return columns.find((one) => one.name === oldName);
  }

  /** The elements of an array. Those of one with several dimensions are arrays. */
  private elements(value: Json, element: ChangedType, side: keyof ChangedType): Json {
    return (value as readonly Json[]).map((one) =>
      Array.isArray(one) ? this.elements(one, element, side) : this.comparable(one, element, side),
    );
  }

  private attributes(
    value: Json,
    was: Extract<ValueType, { kind: 'row' }>,
    is: Extract<ValueType, { kind: 'row' }>,
    side: keyof ChangedType,
  ): Json {
    const values = value as { readonly [name: string]: Json };
    const kept = is.attributes.flatMap((now) => {
      const old = this.oldColumn(was.of, was.attributes, is.of, now);
      if (!old) return [];
      const held = values[side === 'was' ? old.name : now.name] ?? null;
      return [[now.name, this.comparable(held, { was: old.type, is: now.type }, side)] as const];
    });
    return Object.fromEntries(kept);
  }

  private bounds(
    value: string,
    was: Extract<ValueType, { kind: 'range' }>,
    is: Extract<ValueType, { kind: 'range' }>,
    side: keyof ChangedType,
  ): Json {
    const { lower, upper, brackets } = parseRange(value);
    const subtype = { was: was.subtype, is: is.subtype };
    return [brackets, this.comparable(lower, subtype, side), this.comparable(upper, subtype, side)];
  }
}

function renamedValue(value: string, was: EnumType, { renamedValues }: EnumType): string {
  const renamed = renamedValues?.[value];
  // If both values exist, the rename has already run.
  return renamed === undefined || was.values.includes(renamed) ? value : renamed;
}

import { type ObjectReference, parseReference, printReference, type QualifiedName } from '@trellis/model';
import { NAME_LENGTHS, PATH_NAMES, type PathName } from '@trellis/model/internal';
import type { Rename } from './rename.ts';

/** What the objects of one Model are called in the other one. */
export class RenamedNames {
  private readonly names = new Map<string, string>();
  /** The other schemas of objects that are moved. */
  private readonly schemas = new Map<string, string>();

  private constructor(
    renames: readonly { readonly of: ObjectReference; readonly to: string; readonly schema?: string }[],
  ) {
    for (const {
      of: { kind, path, args },
      to,
      schema,
    } of renames) {
      const key = keyOf(PATH_NAMES[kind].at(-1), path, args);
      if (schema === undefined) this.names.set(key, to);
      else this.schemas.set(key, schema);
    }
  }

  /** The new names, by the old ones. */
  static of(
    renames: readonly (Pick<Rename, 'old' | 'to' | 'isValue'> & Partial<Pick<Rename, 'wanted' | 'isMove'>>)[],
  ): RenamedNames {
    return new RenamedNames(
      objects(renames).map(({ old, to, wanted, isMove }) => ({
        of: old,
        to,
        ...(isMove && { schema: wanted?.path[0] ?? '' }),
      })),
    );
  }

  /** The old names, by the new ones. */
  static reversed(renames: readonly Rename[]): RenamedNames {
    return new RenamedNames(
      objects(renames).map(({ wanted, from, old, isMove }) => ({
        of: wanted,
        to: from,
        ...(isMove && { schema: old.path[0] ?? '' }),
      })),
    );
  }

  /** The other name of an object, if it is renamed itself. */
  find({ kind, path, args }: ObjectReference): string | undefined {
    return this.names.get(keyOf(PATH_NAMES[kind].at(-1), path, args));
  }

  /** The reference with the other names, of the object and of those that it is in. */
  reference(to: ObjectReference): ObjectReference {
    const path = to.path.map((name, i) => this.nameAt(to, i) ?? name);
    const schema = this.schemaOf(to);
    return { ...to, path: schema === undefined ? path : [schema, ...path.slice(1)] };
  }

  /** The other schema of an object that is moved itself. */
  schemaOf({ kind, path, args }: ObjectReference): string | undefined {
    return this.schemas.get(keyOf(PATH_NAMES[kind].at(-1), path, args));
  }

  /** An id with the other names. What is no id is returned as it is. */
  id(id: string): string {
    const reference = parseReference(id);
    if (!reference) return id;
    const isOther =
      this.schemaOf(reference) !== undefined ||
      reference.path.some((_, i) => this.nameAt(reference, i) !== undefined);
    return isOther ? printReference(this.reference(reference)) : id;
  }

  schema(name: string): string {
    return this.find({ kind: 'schema', path: [name] }) ?? name;
  }

  /** A table, view or type by its other name. Keeps its other fields. */
  relation<T extends QualifiedName>(of: T): T {
    const [schema = '', name = ''] = this.reference({ kind: 'table', path: [of.schema, of.name] }).path;
    return { ...of, schema, name };
  }

  /** An index by its other name. */
  index({ schema, name }: QualifiedName): QualifiedName {
    const [otherSchema = '', otherName = ''] = this.reference({ kind: 'index', path: [schema, name] }).path;
    return { schema: otherSchema, name: otherName };
  }

  /** The other name of a column. */
  column(of: QualifiedName, name: string): string {
    return this.find({ kind: 'column', path: [of.schema, of.name, name] }) ?? name;
  }

  private nameAt({ kind, path, args }: ObjectReference, i: number): string | undefined {
    const name = PATH_NAMES[kind][i];
    const length = name === undefined ? 0 : NAME_LENGTHS[name];
    return this.names.get(
      keyOf(name, path.slice(i + 1 - length, i + 1), i === path.length - 1 ? args : undefined),
    );
  }
}

function objects<R extends Pick<Rename, 'isValue'>>(renames: readonly R[]): readonly R[] {
  return renames.filter(({ isValue }) => !isValue);
}

function keyOf(name: PathName | undefined, path: readonly string[], args?: string): string {
  return JSON.stringify([name, ...path, ...(args === undefined ? [] : [{ args }])]);
}

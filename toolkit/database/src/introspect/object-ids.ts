import { objectId } from '@trellis/model';
import { type CatalogName, catalog } from './catalog.ts';
import type { Oid } from './scope.ts';

/** What PostgreSQL calls by oid, by the id that the Model calls it by. */
export class ObjectIds {
  /** By catalog, then by object: a number is found faster than a text made of two. */
  readonly #objects = new Map<Oid, Map<Oid, string>>();
  readonly #columns = new Map<Oid, (number: number) => string | undefined>();

  /** Says what an object is called. */
  set(of: CatalogName, oid: Oid, id: string): void {
    this.setAt(catalog[of], oid, id);
  }

  /** Says what an object of a catalog known by its oid is called. */
  setAt(classid: Oid, oid: Oid, id: string): void {
    const objects = this.#objects.get(classid);
    if (objects) objects.set(oid, id);
    else this.#objects.set(classid, new Map([[oid, id]]));
  }

  /**
   * Says what a relation is called, and that its columns are called after it.
   *
   * @param names the names of its columns by number; left out where a column stands for the whole
   */
  setRelation(
    kind: 'table' | 'view' | 'type',
    oid: Oid,
    schema: string,
    name: string,
    names?: ReadonlyMap<number, string>,
  ): void {
    this.set('pg_class', oid, objectId(kind, [schema, name]));
    if (!names) return;
    this.#columns.set(oid, (number) => {
      const column = names.get(number);
      return column === undefined ? undefined : objectId('column', [schema, name, column]);
    });
  }

  /** What an object, or a part of a relation, is called; `undefined` where the Model has no such thing. */
  get(classid: Oid, oid: Oid, part = 0): string | undefined {
    const column = part > 0 && classid === catalog.pg_class ? this.#columns.get(oid)?.(part) : undefined;
    return column ?? this.#objects.get(classid)?.get(oid);
  }
}

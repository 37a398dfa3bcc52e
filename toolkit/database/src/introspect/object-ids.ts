import { objectId } from '@trellis/model';
import { type CatalogName, catalog } from './catalog.ts';
import type { Oid } from './scope.ts';

/** Maps the oids of PostgreSQL to the object ids of the Model. */
export class ObjectIds {
  /** By catalog, then by object: numeric keys are faster than one combined string key. */
  readonly #objects = new Map<Oid, Map<Oid, string>>();
  readonly #columns = new Map<Oid, (number: number) => string | undefined>();

  /** Sets the id of an object. */
  set(of: CatalogName, oid: Oid, id: string): void {
    this.setAt(catalog[of], oid, id);
  }

  /** Sets the id of an object of a catalog that is given by its oid. */
  setAt(classid: Oid, oid: Oid, id: string): void {
    const objects = this.#objects.get(classid);
    if (objects) objects.set(oid, id);
    else this.#objects.set(classid, new Map([[oid, id]]));
  }

  /**
   * Sets the id of a relation and the ids of its columns.
   *
   * @param names the names of its columns by number; without them a column has the id of the relation
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

  /** Returns the id of an object or column; `undefined` if the Model does not contain it. */
  get(classid: Oid, oid: Oid, part = 0): string | undefined {
    const column = part > 0 && classid === catalog.pg_class ? this.#columns.get(oid)?.(part) : undefined;
    return column ?? this.#objects.get(classid)?.get(oid);
  }
}

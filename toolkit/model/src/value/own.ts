/**
 * Returns a property that an object has itself. A key can be a name of the database, such as `constructor`, which every
 * object inherits.
 *
 * @example own({ orders: 1 }, 'constructor') // undefined
 */
export function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

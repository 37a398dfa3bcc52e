/**
 * Checks whether a value is an object literal or an object parsed from JSON. An instance of a class and an object that
 * inherits keys from another object are neither: code that reads own keys would not see all of them.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  // `Object.prototype`, perhaps that of another realm.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

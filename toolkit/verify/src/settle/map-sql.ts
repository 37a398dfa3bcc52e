import { sqlFields } from '@trellis/model/internal';

/**
 * Replaces the SQL of a part of a Model that another one has too. Parts with a name correspond to those of the same
 * name, others to those at the same position.
 *
 * @param value a Model, or an object, part or list of it
 * @param other the same of another Model
 * @param change returns the new text for the two texts
 * @returns the value itself if no text changes
 */
export function mapSql<T>(value: T, other: unknown, change: (sql: string, other: string) => string): T {
  return mapField(value, other, change, '') as T;
}

function mapField(
  value: unknown,
  other: unknown,
  change: (sql: string, other: string) => string,
  field: string,
): unknown {
  if (typeof value === 'string')
    return sqlFields.has(field) && typeof other === 'string' ? change(value, other) : value;
  if (typeof value !== 'object' || typeof other !== 'object' || value === null || other === null)
    return value;
  if (Array.isArray(value)) {
    if (!Array.isArray(other)) return value;
    const list = value.map((one, i) => mapField(one, counterpart(other, one, i), change, ''));
    return list.some((one, i) => one !== value[i]) ? list : value;
  }
  let changed: Record<string, unknown> | undefined;
  for (const [key, one] of Object.entries(value)) {
    const now = mapField(one, (other as Record<string, unknown>)[key], change, key);
    if (now !== one) changed = { ...(changed ?? (value as Record<string, unknown>)), [key]: now };
  }
  return changed ?? value;
}

function counterpart(list: readonly unknown[], one: unknown, index: number): unknown {
  const key = nameOf(one);
  const there = list[index];
  return nameOf(there) === key ? there : key === '' ? undefined : list.find((each) => nameOf(each) === key);
}

/** What identifies an element of a list; routines of one name differ in their arguments. */
function nameOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return '';
  const { schema = '', name = '', arguments: args = '' } = element as Readonly<Record<string, string>>;
  return name === '' ? '' : [schema, name, args].join('\0');
}

import { type Table, tableKey } from '@trellis/model';
import { distinctNames } from '../distinct-names.ts';

/** File names that Windows reserves for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/** Returns the file name of each table's page, without its extension. */
export function fileNames(tables: readonly Table[]): ReadonlyMap<Table, string> {
  return distinctFileNames(tables, tableKey);
}

/**
 * Returns a file name for each item, without its extension: lower-case letters, digits, `_`, `-` and `.`, all different,
 * for every file system and every link.
 *
 * @param titleOf returns the name of an item
 */
export function distinctFileNames<T>(
  items: readonly T[],
  titleOf: (item: T) => string,
): ReadonlyMap<T, string> {
  return distinctNames(
    items,
    titleOf,
    (item) => fileName(titleOf(item)),
    (name, number) => `${name}-${number}`,
  );
}

function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9_.-]/g, '-')
    .replace(/^[.-]/, '_');
  return DEVICES.test(name) ? `_${name}` : name;
}

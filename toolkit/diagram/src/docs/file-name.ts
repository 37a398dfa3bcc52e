import { type Table, tableKey } from '@trellis/model';
import { distinctNames } from '../distinct-names.ts';

/** File names that Windows reserves for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * Returns the file name of each table's page, without its extension: lower-case letters, digits, `_`, `-` and `.`, all
 * different, for every file system and every link.
 */
export function fileNames(tables: readonly Table[]): ReadonlyMap<Table, string> {
  return distinctNames(tables, tableKey, fileName, (name, number) => `${name}-${number}`);
}

function fileName(table: Table): string {
  const name = tableKey(table)
    .toLowerCase()
    .replace(/[^a-z0-9_.-]/g, '-')
    .replace(/^[.-]/, '_');
  return DEVICES.test(name) ? `_${name}` : name;
}

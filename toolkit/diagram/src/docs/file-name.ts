import { type Table, tableKey } from '@trellis/model';
import { distinctNames } from '../mermaid/distinct.ts';

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * The name of each table's page, without its ending: small letters, digits, `_`, `-` and `.`, none
 * twice, so that every file system and every link takes it.
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

import { collationsAndTextSearch } from './collations-and-text-search.ts';
import { constraintsAndIndexes } from './constraints-and-indexes.ts';
import type { Dumpable } from './dumpable.ts';
import { foreignData } from './foreign-data.ts';
import { languagesAndConversions } from './languages-and-conversions.ts';
import { operatorsAndCasts } from './operators-and-casts.ts';
import { routines } from './routines.ts';
import { rulesAndTriggers } from './rules-and-triggers.ts';
import { schemasAndExtensions } from './schemas-and-extensions.ts';
import { tables } from './tables.ts';
import { types } from './types.ts';
import { viewsAndSequences } from './views-and-sequences.ts';

export { type DumpableRow, rowsOf } from './dumpable.ts';
export { notInSchemas, type ObjectType, objectTypes } from './object-type.ts';
export {
  carryOut,
  common,
  readValues,
  Trial,
  unmodelledCodes,
  unmodelledObjects,
  type Values,
} from './trial.ts';

/** What pg_dump prints: every type of object, and every property of it. */
export const dumpables: readonly Dumpable[] = [
  ...schemasAndExtensions,
  ...types,
  ...routines,
  ...tables,
  ...constraintsAndIndexes,
  ...viewsAndSequences,
  ...rulesAndTriggers,
  ...languagesAndConversions,
  ...operatorsAndCasts,
  ...collationsAndTextSearch,
  ...foreignData,
];

import type { Pair } from '../pair.ts';
import { access } from './access.ts';
import { casts } from './casts.ts';
import { code } from './code.ts';
import { collations } from './collations.ts';
import { columnsAndTables } from './columns-and-tables.ts';
import { constraintsAndIndexes } from './constraints-and-indexes.ts';
import { domains } from './domains.ts';
import { eventTriggers } from './event-triggers.ts';
import { extensionDependencies } from './extension-dependencies.ts';
import { extensionPrivileges } from './extension-privileges.ts';
import { foreignData } from './foreign-data.ts';
import { inheritance } from './inheritance.ts';
import { joining } from './joining.ts';
import { notNullPairs } from './not-null.ts';
import { operatorClasses } from './operator-classes.ts';
import { operators } from './operators.ts';
import { partitionKeys } from './partition-keys.ts';
import { partitions } from './partitions.ts';
import { publications } from './publications.ts';
import { sequences } from './sequences.ts';
import { severalParents } from './several-parents.ts';
import { textSearch } from './text-search.ts';
import { types } from './types.ts';
import { viewsAndRoutines } from './views-and-routines.ts';
import { whole } from './whole.ts';

/** Pairs whose changes involve dependencies between objects of different kinds. */
export const pairs: readonly Pair[] = [
  ...access,
  ...casts,
  ...domains,
  ...eventTriggers,
  ...extensionPrivileges,
  ...operatorClasses,
  ...operators,
  ...code,
  ...collations,
  ...columnsAndTables,
  ...constraintsAndIndexes,
  ...extensionDependencies,
  ...foreignData,
  ...inheritance,
  ...joining,
  ...notNullPairs,
  ...partitionKeys,
  ...partitions,
  ...publications,
  ...sequences,
  ...severalParents,
  ...textSearch,
  ...types,
  ...viewsAndRoutines,
  ...whole,
];

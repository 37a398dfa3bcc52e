import { access } from './access.ts';
import { casts } from './casts.ts';
import { collations } from './collations.ts';
import { constraints } from './constraints.ts';
import { indexes } from './indexes.ts';
import type { KindSample } from './kind-sample.ts';
import { mixed } from './mixed.ts';
import { operatorClasses } from './operator-classes.ts';
import { operators } from './operators.ts';
import { routines } from './routines.ts';
import { sequences } from './sequences.ts';
import { tables } from './tables.ts';
import { textSearch } from './text-search.ts';
import { types } from './types.ts';
import { views } from './views.ts';

/** Samples of every kind of object in a Model, with all their options. */
export const kindSamples: readonly KindSample[] = [
  ...types,
  ...sequences,
  ...tables,
  ...constraints,
  ...indexes,
  ...views,
  ...collations,
  ...textSearch,
  ...routines,
  ...casts,
  ...operators,
  ...operatorClasses,
  ...mixed,
  // Last, because default privileges affect every object that is created after them.
  ...access,
];

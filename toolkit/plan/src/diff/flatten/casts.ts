import type { Cast } from '@trellis/model';
import { castId } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a cast. PostgreSQL records that it depends on its types and its function. */
export function flattenCast(collector: Collector, cast: Cast): void {
  const place = {
    id: castId(cast),
    path: [],
    target: target.cast(cast),
  };
  collector.add({
    ...place,
    kind: 'cast',
    value: cast,
    claims: [{ space: 'object', name: place.id }],
  });
  flattenAnnotations(collector, place, cast);
}

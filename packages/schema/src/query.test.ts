import { expect, test } from '@jest/globals';
import * as toolkit from '@trellis/query';
import * as query from './query.ts';

test('the query entry point exports everything that @trellis/query exports', () => {
  expect({ ...query }).toEqual({ ...toolkit });
});

import { expect, test } from '@jest/globals';
import { keptDatabase } from './kept-scratch.ts';

test('reports a kept database without its password', () => {
  const { url, text } = keptDatabase(
    'postgres://me:hunter2@db:5432/trellis_kept_1?password=hunter2&sslmode=no-verify',
  );
  expect(url).toBe('postgres://me@db:5432/trellis_kept_1?sslmode=no-verify');
  expect(text).toContain('`drop database trellis_kept_1`');
  expect(text).not.toContain('hunter2');
});

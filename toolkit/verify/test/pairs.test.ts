import { test } from '@jest/globals';
import { thereAndBack, twoDatabases } from './pair.ts';
import { pairs } from './pairs/index.ts';

test.each(pairs.map((pair) => [pair.name, pair] as const))('migrates up and down: %s', async (_, pair) => {
  const databases = await twoDatabases('pairs');
  try {
    await thereAndBack(databases, pair, { castThroughText: true });
  } finally {
    await databases.close();
  }
});

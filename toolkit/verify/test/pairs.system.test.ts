import { test } from '@jest/globals';
import { serverVersion } from '@trellis/testing';
import { thereAndBack, twoDatabases } from './pair.ts';
import { pairs } from './pairs/index.ts';

const supported = pairs.filter(({ since = 0 }) => serverVersion() >= since);

test.each(supported.map((pair) => [pair.name, pair] as const))(
  'migrates up and down: %s',
  async (_, pair) => {
    const databases = await twoDatabases('pairs');
    try {
      await thereAndBack(databases, pair, { castThroughText: true });
    } finally {
      await databases.close();
    }
  },
);

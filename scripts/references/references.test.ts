import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { neededReferences } from './references.mjs';

const root = join(__dirname, '../..');

// `pnpm references` corrects what this finds.
test.each([...neededReferences(root)])(
  '%s/tsconfig.json refers to the projects it depends on',
  (folder, needed) => {
    const { references } = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8'));
    expect(references).toEqual(needed);
  },
);

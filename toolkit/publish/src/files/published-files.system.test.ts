import { expect, test } from '@jest/globals';
import { compile, NODE_NEXT } from '@trellis/testing/compile';
import { thingsSchema } from '../../test/things.ts';
import { publishedFiles } from './published-files.ts';

const release = { version: '1.2.0', migrations: ['20260101000000_first', "20260102000000_it's"] };

test.each([
  ['.js', NODE_NEXT],
  ['.ts', {}],
] as const)('generates modules that import each other by %s and compile', (importExtension, options) => {
  const generated = publishedFiles(thingsSchema, { release, importExtension });
  const modules = Object.entries(generated).flatMap(([path, contents]) =>
    path.startsWith('src/') ? [[path.slice('src/'.length), contents] as const] : [],
  );
  const source = `
import type { ConstraintName } from './constraint-names${importExtension}';
import { release } from './release${importExtension}';
import type { Thing } from './rows${importExtension}';
import { validateThing } from './validate${importExtension}';
export const name: ConstraintName = 'things_pkey';
export const migrations: readonly ['20260101000000_first', "20260102000000_it's"] = release.migrations;
export const code: Thing['code'] = validateThing({}).code;
`;
  expect(compile('toolkit/publish/src', source, Object.fromEntries(modules), options).errors).toEqual([]);
});

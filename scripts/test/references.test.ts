import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const json = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** The folder of each package, by its name. */
const folders = new Map<string, string>(
  ['packages', 'toolkit', 'examples']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)))
    .concat('bench')
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => [json(folder, 'package.json').name, folder]),
);

const references = (folder: string) =>
  json(folder, 'tsconfig.json')
    .references.map(({ path }: { path: string }) => join(folder, path))
    .sort();

test.each([...folders])('the tsconfig.json of %s refers to the packages that it depends on', (_, folder) => {
  const { dependencies = {}, devDependencies = {} } = json(folder, 'package.json');
  const needed = Object.keys({ ...dependencies, ...devDependencies }).flatMap(
    (name) => folders.get(name) ?? [],
  );
  expect(references(folder)).toEqual(needed.sort());
});

test('the tsconfig.json of the repository refers to every package and to scripts', () => {
  expect(references('.')).toEqual([...folders.values(), 'scripts'].sort());
});

test('the tsconfig.json of scripts refers to every package of the toolkit and the shop', () => {
  const expected = [...folders.values()].filter((folder) => /^(packages|toolkit)/.test(folder));
  expect(references('scripts')).toEqual(expected.sort());
});

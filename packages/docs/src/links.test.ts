import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(__dirname, '../../..');
const LINK = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const SOURCE = /`((?:[\w.-]+\/)+[\w-]+\.(?:ts|mjs))`/g;

test('every relative link in a Markdown page leads to a file', () => {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const pages = list.split('\n').filter(Boolean);
  expect(pages).toContain('docs/glossary.md');
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(ROOT, dirname(page), path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(broken).toEqual([]);
});

test('every source file that a guide names exists', () => {
  const guides = [
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
  ];
  const named = guides.flatMap((guide) =>
    [...readFileSync(join(ROOT, guide), 'utf8').matchAll(SOURCE)].map(([, path = '']) => `${guide}: ${path}`),
  );
  expect(named.length).toBeGreaterThan(40);
  // docs/how-to-add-a-kind.md leaves out the folder of the toolkit.
  const missing = named.filter((one) => {
    const path = one.slice(one.indexOf(': ') + 2);
    return !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'toolkit', path));
  });
  expect(missing).toEqual([]);
});

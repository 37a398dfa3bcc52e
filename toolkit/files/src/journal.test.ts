import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryPath, writeAtomically } from './atomic-write.ts';
import { Journal } from './journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');
const journal = (timeout = 200) =>
  new Journal({
    path: at('pending'),
    decider: at('decider'),
    timeout,
    busy: (pid) => new Error(`busy ${pid}`),
  });
/** Makes the journal look like that of a killed process: no process has this id. */
const kill = () => writeFileSync(at('pending'), text('pending').replace(/"pid":\d+/, '"pid":4194305'));

test('restores new, changed and removed files, but not files that were edited since', async () => {
  writeFileSync(at('changed'), 'old');
  writeFileSync(at('removed'), 'old');
  writeFileSync(at('edited'), 'old');
  const files = {
    [at('new')]: 'new',
    [at('changed')]: 'new',
    [at('edited')]: 'new',
    [at('removed')]: undefined,
  };
  expect(await journal().begin({ files })).toBe(true);
  for (const name of ['new', 'changed', 'edited']) await writeAtomically(at(name), 'new');
  rmSync(at('removed'));
  writeFileSync(at('edited'), 'by hand');
  writeFileSync(temporaryPath(at('new'), 4194305), 'hal');
  kill();
  await journal().recover();
  expect(readdirSync(folder).sort()).toEqual(['changed', 'edited', 'removed']);
  expect([text('changed'), text('removed'), text('edited')]).toEqual(['old', 'old', 'by hand']);
});

test('does not restore a file of another program that was edited long after the change began', async () => {
  writeFileSync(at('a'), 'old');
  await journal().begin({ files: { [at('a')]: undefined } });
  const earlier = Date.now() / 1000 - 3600;
  writeFileSync(at('a'), 'by hand');
  kill();
  utimesSync(at('pending'), earlier, earlier);
  await journal().recover();
  expect(text('a')).toBe('by hand');
});

test('keeps a change if its decider is written', async () => {
  await journal().begin({ files: { [at('a')]: 'a' } });
  await writeAtomically(at('a'), 'a');
  await writeAtomically(at('decider'), 'done');
  kill();
  await journal().recover();
  expect(readdirSync(folder).sort()).toEqual(['a', 'decider']);
});

test('begins one change at a time and returns the process of the other change', async () => {
  expect(await journal().begin({ files: {} })).toBe(true);
  expect(await journal().begin({ files: {} })).toBe(false);
  expect(await journal().owner()).toBe(process.pid);
  await expect(journal().recover()).rejects.toThrow(`busy ${process.pid}`);
  await journal().rollBack();
  expect(readdirSync(folder)).toEqual([]);
});

test('removes a journal that was not written completely', async () => {
  writeFileSync(at('pending'), '{"pid');
  await journal().recover();
  expect(readdirSync(folder)).toEqual([]);
});

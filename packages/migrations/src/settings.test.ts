import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('the package reads no .env of the program that imports it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-settings-'));
  writeFileSync(join(folder, '.env'), 'DATABASE_URL=postgres://nobody@127.0.0.1:1/none\n');
  const script = `
    import { history, upgrade } from ${JSON.stringify(join(__dirname, 'index.ts'))};
    await history();
    console.log(typeof upgrade, process.env.DATABASE_URL ?? 'not set');
  `;
  const flags = ['--conditions=trellis-source', '--import', require.resolve('tsx')];
  const { DATABASE_URL: _, ...env } = process.env;
  const output = execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(output).toBe('function not set\n');
  rmSync(folder, { recursive: true, force: true });
});

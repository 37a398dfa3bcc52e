import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { integer, table, text, toModel } from '@trellis/model';
import type { Registry } from '@trellis/testing/registry';
import { run } from '@trellis/testing/run';

/** A project outside the workspace that installed the `trellis` command and nothing else. */
export interface Project {
  /** Runs the command in the project, without a server. */
  trellis(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  remove(): Promise<void>;
}

const CONFIG = `import { defineConfig } from '@trellis/cli';

export default defineConfig({ schema: './schema.ts', migrations: './migrations', releases: './releases' });
`;

const SCHEMA = `import { defineSchema, integer, table, text } from '@trellis/model';

const notes = table('notes', { columns: { note_id: integer({ primaryKey: true }), body: text() } });

export const schema = defineSchema({ name: 'schema', tables: { notes } });
`;

/** The Model of a schema with one table. */
function notes(columns: Parameters<typeof table>[1]['columns']): string {
  return JSON.stringify(toModel({ name: 'schema', tables: { notes: table('notes', { columns }) } }));
}

/**
 * Creates a project with a configuration, descriptors and two Models (`old.json` and `new.json`), and installs
 * `@trellis/cli` from a registry.
 */
export async function createProject(registry: Registry): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-project-'));
  const note_id = integer({ primaryKey: true });
  const files = {
    '.npmrc': registry.npmrc(['@trellis']),
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'trellis.config.ts': CONFIG,
    'schema.ts': SCHEMA,
    'old.json': notes({ note_id }),
    'new.json': notes({ note_id, body: text() }),
  };
  await mkdir(join(folder, 'migrations'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', '@trellis/cli'], folder);
  return {
    async trellis(...args) {
      const { DATABASE_URL: _, NODE_OPTIONS: __, ...env } = process.env;
      const child = spawn('npx', ['--no-install', 'trellis', ...args], { cwd: folder, env });
      const ended = once(child, 'close');
      const [stdout, stderr] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
      return { code: (await ended)[0], stdout, stderr };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import base, { declarations } from '../../tsup.config.ts';

/** Each migration remains a file of its own beside the history, because Knex runs them one by one. */
export default defineConfig({
  ...base,
  entry: ['src/index.ts', 'src/migrations/*.ts'],
  dts: declarations('index'),
  onSuccess: async () => copyFile('src/migrations/history.json', 'dist/migrations/history.json'),
});

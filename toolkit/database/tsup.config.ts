import { defineConfig } from 'tsup';
import base, { declarations } from '../../tsup.config.ts';

export default defineConfig({
  ...base,
  entry: ['src/index.ts', 'src/internal.ts'],
  dts: declarations('index', 'internal'),
  splitting: true,
});

import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

export default defineConfig({ ...shared, entry: { index: 'src/index.ts', publish: 'src/publish/index.ts' } });

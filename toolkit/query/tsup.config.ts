import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

// Services install it: small.
export default defineConfig({ ...shared, minify: true });

export { type Config, defineConfig, type SupportedPostgres, type TrellisConfig } from './config.ts';
export { loadConfig } from './load-config.ts';
export { loadSchema } from './load-schema.ts';

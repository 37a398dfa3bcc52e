export { type Config, defineConfig, type TrellisConfig } from './config.ts';
export { findConfig, loadConfig } from './load-config.ts';
export { evaluateModule, loadModule } from './load-module.ts';
export { loadSchema } from './load-schema.ts';

export { type MigrationParts, renderMigration } from './migration.ts';
export type { RenderOptions } from './steps.ts';

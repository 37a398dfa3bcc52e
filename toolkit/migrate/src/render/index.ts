export { type MigrationParts, renderMigration } from './migration.ts';
export { type RenderOptions, renderBody } from './steps.ts';

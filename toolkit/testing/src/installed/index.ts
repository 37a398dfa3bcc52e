export { dump } from './dump.ts';
export { run } from './run.ts';
export { type InstalledServer, installedPrograms, startInstalledServer } from './server.ts';

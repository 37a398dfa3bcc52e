export { renameHints } from './rename-hints.ts';

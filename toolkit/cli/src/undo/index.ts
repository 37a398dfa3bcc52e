export { type Undone, undo } from './undo.ts';

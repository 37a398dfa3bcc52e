export { draw } from './draw.ts';
export { type DrawnView, drawnViews } from './drawn-view.ts';
export { drawTable, type ErdOptions, erd, MAX_TABLES, tableErd } from './erd.ts';
export { safeText } from './safe-text.ts';
export { stateDiagram } from './state-diagram.ts';

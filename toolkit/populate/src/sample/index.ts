export { defineSample, type Per, type Sample, type TableSample } from './define-sample.ts';
export type { Calendar, Cell, Generator, Value } from './generator.ts';

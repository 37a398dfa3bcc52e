export { makeCalendar } from './calendar.ts';
export { defineSample, type RowsPerParent, type Sample, type TableSample } from './define-sample.ts';
export type { Calendar, Cell, Generator, Value } from './generator.ts';
export { invalidSample } from './invalid-sample.ts';

export { withBackfills } from './backfills.ts';
export { randomChange } from './change.ts';
export { model, table } from './handwritten.ts';
export { randomModel } from './model.ts';
export { withMore } from './more.ts';
export { type PropertyOptions, propertyOptions } from './property-options.ts';

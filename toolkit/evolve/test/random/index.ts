export { randomChange } from './change.ts';
export { randomModel } from './model.ts';
export { withMore } from './more.ts';

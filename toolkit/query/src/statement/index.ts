export { bound, type Fragment, fragment, joined } from './fragment.ts';
export { identifier } from './identifier.ts';
export { keyTable, keyTableOf } from './key-table.ts';
export { rowTable } from './row-table.ts';
export { type Ran, run } from './run.ts';
export { fillSlots, Slot, type Told } from './slot.ts';

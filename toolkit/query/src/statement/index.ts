export { bound, type Fragment, fragment, joined } from './fragment.ts';
export { identifier } from './identifier.ts';
export { keyTable, keyTableOf } from './key-table.ts';
export { columnTable, type RowTable, rowTable } from './row-table.ts';
export { onConnection, type Ran, type Run, run } from './run.ts';
export { fillSlots, Slot, type Told } from './slot.ts';
export { inTurnOf } from './turn.ts';

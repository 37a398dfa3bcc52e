export { bound, type Fragment, fragment, joined } from './fragment.ts';
export { identifier } from './identifier.ts';
export { fillSlots, Slot, type SlotValues } from './slot.ts';

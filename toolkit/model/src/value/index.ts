export { addTo, groupBy, push } from './grouping.ts';
export { own } from './own.ts';
export { isPlainObject } from './plain-object.ts';
export { same } from './same.ts';

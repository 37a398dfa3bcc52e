export { isPlainObject } from './plain-object.ts';
export { same } from './same.ts';

export { jsonNull } from './json-null.ts';

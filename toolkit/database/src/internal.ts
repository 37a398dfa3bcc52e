export { connectionFrom, driverUrl, openKnex } from './connect/index.ts';
export type { Oid } from './introspect/index.ts';

export { assertDatabase, checkDatabase, type HandshakeOptions, type Uses } from './assert-database.ts';
export type { Difference } from './satisfies.ts';
export type { Verdict } from './verdict.ts';

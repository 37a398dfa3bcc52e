export { assertDatabase, type HandshakeOptions } from './assert-database.ts';
export { checkDatabase, type DatabaseCheckOptions } from './check-database.ts';
export type { Mismatch } from './mismatch.ts';
export type { HandshakeResult } from './result.ts';

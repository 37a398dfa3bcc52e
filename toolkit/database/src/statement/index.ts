export { type Control, controlOf, isSingle, type Statement, statementsOf } from './statement.ts';

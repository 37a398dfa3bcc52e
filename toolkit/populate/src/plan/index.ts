export type { KeyName } from './load-order.ts';
export { makePlan } from './make-plan.ts';
export type { ColumnPlan, Plan, ReferencePlan, Size, TablePlan } from './plan.ts';

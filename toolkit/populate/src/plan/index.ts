export type {
  ColumnPlan,
  ForeignKeyName,
  LoadPlan,
  ReferencePlan,
  RowCount,
  TablePlan,
} from './load-plan.ts';
export { planLoad } from './plan-load.ts';

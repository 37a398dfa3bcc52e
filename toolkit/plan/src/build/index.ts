export { ddl, orderedSteps } from './ddl.ts';
export type { Step } from './step.ts';

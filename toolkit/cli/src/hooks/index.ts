export { type AfterWrite, runAfterWrite } from './after-write.ts';
export { type GeneratedFiles, generatedProblems } from './generated.ts';
export { type PlanCheck, type PlanProblem, planProblems, refuseProblems } from './plan-check.ts';

export {
  type CountedRequirement,
  type Requirement,
  type Requirements,
  requirementText,
} from './requirement.ts';
export { requirementsOf } from './requirements-of.ts';

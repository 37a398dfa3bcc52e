export { dependencyCycle } from './dependency-cycle.ts';
export { type Order, putInOrder, type Step } from './put-in-order.ts';
export { applyRules } from './rules.ts';

export { moveInto } from './advance.ts';
export { type Counting, countingOf, isComparable, isDescending, type TypedOptions } from './counting.ts';
export { type Generator, generatorOf, generatorsOf, isIntegerType } from './generator.ts';
export { type PositionStep, type Positions, planPositions } from './plan-positions.ts';

export { partGround } from './part-ground.ts';
export { printAgain } from './print-again.ts';

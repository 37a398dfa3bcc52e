export { checkAllowed, checkLost, checkNames } from './allowance.ts';
export { type CountedLoss, countText, lossText } from './counted-loss.ts';
export { type PossibleRenames, renameAdvice } from './rename-advice.ts';
export { shellQuoted } from './shell-quoted.ts';

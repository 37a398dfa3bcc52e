export { checkAllowed, checkLost, checkNames, confirmed, isNamed } from './allowance.ts';
export { type CountedLoss, countText, hasData, lossText, needsAllowance } from './counted-loss.ts';
export { type PossibleRenames, renameAdvice } from './rename-advice.ts';
export { shellQuoted } from './shell-quoted.ts';

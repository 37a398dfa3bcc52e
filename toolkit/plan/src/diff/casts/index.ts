export { baseType, type CastKind, castKind, isArrayType, keepsRows, widens } from './casts.ts';
export { roundsOff } from './rounds-off.ts';

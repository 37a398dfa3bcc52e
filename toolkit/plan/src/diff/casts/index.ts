export { baseType, type CastKind, castKind, isArrayType, keepsRows, widens } from './casts.ts';
export { roundsOff } from './rounds-off.ts';
export { elementConversion, valueConversion } from './value-conversion.ts';

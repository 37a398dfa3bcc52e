export { mayNameColumn } from './keywords.ts';
export { canonicalType, parseTypeName } from './parse-type-name.ts';
export { printTypeName } from './print-type-name.ts';
export { type TypeFit, typeFit } from './type-fit.ts';
export { builtInName, elementType, isTypeNamed, type TypeName, withoutModifiers } from './type-name.ts';

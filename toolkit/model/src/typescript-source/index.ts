export { docComment } from './doc-comment.ts';
export { type Expression, printExpression } from './expression.ts';
export { literal, stringLiteral, textLiteral } from './literal.ts';
export { isIdentifierName, propertyName } from './property-name.ts';

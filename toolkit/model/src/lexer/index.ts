export { isSeparator, type Token, type TokenKind } from './token.ts';
export { tokenAt, tokensOf } from './tokens-of.ts';
export { identifierName, stringValue, tokenName } from './value.ts';

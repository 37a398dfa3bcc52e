export { finish, hashOf, mix, scaleTo } from './hash.ts';
export { Permutation } from './permutation.ts';

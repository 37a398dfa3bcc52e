export { checksum, digest } from './checksum.ts';
export { fingerprint } from './fingerprint.ts';

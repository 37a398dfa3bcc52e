export { type Pulled, type PullOptions, pull } from './pull.ts';

export { copyMoment, type ExactMoment, remember, remembered } from './exact-moment.ts';

export { type CitusRefusal, citusRefusals } from './citus-refusals.ts';
export {
  comparable,
  type DistributionChanges,
  distributionChanges,
  hasCitus,
  withDistributionsOf,
  withoutDistributions,
  withRecordedDistributions,
} from './distributions.ts';

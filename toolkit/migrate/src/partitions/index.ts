export {
  maintainPartitions,
  type PartitionAction,
  type PartitionProblem,
  type PartitionsOptions,
  type PartitionsResult,
} from './maintain-partitions.ts';

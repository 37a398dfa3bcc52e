/**
 * `@trellis/query`, so that a service depends on this package alone: relation loading, graphs, the handshake,
 * explained errors.
 *
 * @example
 * import { assertDatabase, explain, insertGraph, load } from '@shop/schema/query';
 */
export * from '@trellis/query';

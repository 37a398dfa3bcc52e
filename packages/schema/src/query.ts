/**
 * What a service does with the schema: loading rows with their relationships, the handshake at its start,
 * errors explained. The same as `@trellis/query`, so that a service need depend on this package alone.
 */
export * from '@trellis/query';

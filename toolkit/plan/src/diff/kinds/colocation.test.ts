import { describe, expect, test } from '@jest/globals';
import { byA, citus, type Distributions, model, withX } from '../../../test/distributions.ts';

describe('a changed distribution', () => {
  test.each<[what: string, from: Distributions, to: Distributions, calls: readonly string[]]>([
    [
      'of a local table to a reference table',
      { x: undefined },
      { x: 'reference' },
      ["create_reference_table('x')"],
    ],
    [
      'of a reference table to a local table',
      { x: 'reference' },
      { x: undefined },
      ["undistribute_table('x')"],
    ],
    [
      'of a reference table to a distributed table',
      { x: 'reference' },
      { x: byA },
      [
        "undistribute_table('x')",
        "create_distributed_table('x', 'a', colocate_with => 'none', shard_count => 32)",
      ],
    ],
    [
      'to another column of the same type',
      { x: byA },
      { x: { column: 'b' } },
      ["alter_distributed_table('x', distribution_column => 'b')"],
    ],
    [
      'to another column of another type',
      { x: byA },
      { x: { column: 't' } },
      [
        "undistribute_table('x')",
        "create_distributed_table('x', 't', colocate_with => 'none', shard_count => 32)",
      ],
    ],
    [
      'to another number of shards, for all of its group',
      { b: withX, x: byA },
      { b: withX, x: { column: 'a', shardCount: 8 } },
      ["alter_distributed_table('x', shard_count => 8, cascade_to_colocated => true)"],
    ],
    [
      'to another column and number of shards',
      { b: withX, x: byA },
      { b: withX, x: { column: 'b', shardCount: 8 } },
      [
        "undistribute_table('x')",
        "alter_distributed_table('b', shard_count => 8, cascade_to_colocated => true)",
        "create_distributed_table('x', 'b', colocate_with => 'b')",
      ],
    ],
    [
      'to a group of its own',
      { b: withX, c: withX, x: byA },
      { b: byA, c: withX, x: byA },
      ["alter_distributed_table('b', colocate_with => 'none')"],
    ],
    [
      'to a group of its own with another number of shards',
      { b: withX, c: withX, x: byA },
      { b: { column: 'a', shardCount: 8 }, c: withX, x: byA },
      [
        "alter_distributed_table('b', shard_count => 8, colocate_with => 'none', cascade_to_colocated => false)",
      ],
    ],
    [
      'to the group of another table',
      { b: byA, x: byA },
      { b: withX, x: byA },
      ["alter_distributed_table('b', colocate_with => 'x')"],
    ],
    [
      'to another column in the group of another table',
      { b: byA, x: byA },
      { b: { column: 'b', colocateWith: 'x' }, x: byA },
      ["alter_distributed_table('b', distribution_column => 'b', colocate_with => 'x')"],
    ],
    [
      'of a group that is divided in two',
      { b: withX, c: withX, d: withX, x: byA },
      { b: withX, c: byA, d: { column: 'a', colocateWith: 'c' }, x: byA },
      [
        "alter_distributed_table('c', colocate_with => 'none')",
        "alter_distributed_table('d', colocate_with => 'c')",
      ],
    ],
    [
      'of a new table in a group',
      { x: byA },
      { b: withX, x: byA },
      ["create_distributed_table('b', 'a', colocate_with => 'x')"],
    ],
    [
      'of a group that another table begins',
      { b: byA, x: { column: 'a', colocateWith: 'b' } },
      { b: withX, x: byA },
      [],
    ],
    [
      'of a group whose first table is dropped',
      { b: { column: 'a', colocateWith: 'a' }, c: { column: 'a', colocateWith: 'a' }, a: byA },
      { b: byA, c: { column: 'a', colocateWith: 'b' } },
      [],
    ],
    ['that does not change', { b: withX, x: byA }, { b: withX, x: byA }, []],
  ])('%s', (_what, from, to, expected) => {
    expect(citus(model(from), model(to))).toEqual(expected);
  });
});

import {
  array,
  boolean,
  date,
  defineSchema,
  enumerated,
  integer,
  jsonb,
  numeric,
  sql,
  table,
  text,
  timestamptz,
  uuid,
  varchar,
} from '@trellis/model';

/**
 * A lending library with everything that makes tables hard to fill: a tree, a cycle, a one-to-one relationship,
 * composite keys, a column that two foreign keys share, an enum, UUIDs.
 */
export const library = defineSchema({
  name: 'library',
  enums: [{ name: 'medium', values: ['book', 'audio', 'film'] }],
  tables: {
    branches: table('branches', {
      columns: {
        branch_id: integer({ identity: 'by default', primaryKey: true }),
        name: varchar(60, { unique: true }),
        head_id: integer({ references: 'staff.staff_id', nullable: true }),
      },
    }),
    staff: table('staff', {
      columns: {
        staff_id: integer({
          identity: { generation: 'always', start: '1000', increment: '10' },
          primaryKey: true,
        }),
        branch_id: integer({ references: 'branches.branch_id' }),
        full_name: varchar(80),
        email: varchar(120, { unique: true, format: 'email' }),
        boss_id: integer({ references: 'staff.staff_id', nullable: true }),
        salary: numeric(8, 2, { minimum: 1800, maximum: 5200 }),
      },
      checks: ['salary >= 1800 and salary <= 5200'],
    }),
    contracts: table('contracts', {
      columns: {
        staff_id: integer({ references: 'staff.staff_id', primaryKey: true, onDelete: 'cascade' }),
        signed: date(),
        remark: text({ nullable: true }),
      },
    }),
    subjects: table('subjects', {
      columns: {
        subject_id: integer({ identity: 'always', primaryKey: true }),
        parent_id: integer({ references: 'subjects.subject_id', nullable: true }),
        label: text(),
      },
    }),
    titles: table('titles', {
      columns: {
        branch_id: integer({ references: 'branches.branch_id' }),
        number: integer(),
        title: text(),
        medium: enumerated('medium', ['book', 'audio', 'film']),
        languages: array(text(), { default: sql("'{}'") }),
        attributes: jsonb({ nullable: true }),
        subject_id: integer({ references: 'subjects.subject_id', nullable: true }),
      },
      primaryKey: ['branch_id', 'number'],
    }),
    loans: table('loans', {
      columns: {
        loan_id: uuid({ primaryKey: true }),
        branch_id: integer({ references: 'branches.branch_id' }),
        number: integer(),
        staff_id: integer({ references: 'staff.staff_id' }),
        created_at: timestamptz({ default: sql('now()') }),
        returned: boolean({ default: false }),
      },
      foreignKeys: [
        {
          columns: ['branch_id', 'number'],
          references: { table: 'titles', columns: ['branch_id', 'number'] },
        },
      ],
    }),
    follows: table('follows', {
      columns: {
        follower_id: integer({ references: 'staff.staff_id' }),
        followed_id: integer({ references: 'staff.staff_id' }),
      },
      primaryKey: ['follower_id', 'followed_id'],
      checks: ['follower_id <> followed_id'],
    }),
  },
});

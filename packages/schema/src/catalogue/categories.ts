import { inDomain, integer, manyToMany, manyToOne, oneToMany, table, varchar } from '@trellis/model';
import { slug } from './slug.ts';

/**
 * Table `categories`: a tree. A category without a parent is at the top.
 *
 * @example
 * import { categories } from '@shop/schema';
 *
 * console.log(categories.relationships.parent.back_populates); // children
 */
export const categories = table('categories', {
  doc: 'Categories of the catalog, as a tree.',
  columns: {
    category_id: integer({ identity: 'always', primaryKey: true, doc: 'Category number.' }),
    parent_id: integer({
      references: 'categories.category_id',
      onDelete: 'restrict',
      nullable: true,
      doc: 'Category that contains this one; null at the top.',
    }),
    slug: inDomain(slug, { doc: 'Name of the category in the address of its page.' }),
    name: varchar({ doc: 'Category name.' }),
  },
  uniques: [
    {
      // The index of the foreign key, too.
      columns: ['parent_id', 'slug'],
      nullsNotDistinct: true,
      doc: 'Two categories of one parent, or two at the top, do not share a slug.',
    },
  ],
  checks: [{ name: 'categories_name_check', expression: "name <> ''", doc: 'A category has a name.' }],
  triggers: [
    {
      name: 'categories_no_cycle',
      definition:
        'create trigger categories_no_cycle after insert or update of parent_id on public.categories for each row when (new.parent_id is not null) execute function public.reject_cycle_of_categories()',
      rejects: true,
      comment: 'A category is not its own ancestor.',
    },
  ],
  relationships: {
    parent: manyToOne('categories', { back_populates: 'children' }),
    children: oneToMany('categories', { back_populates: 'parent' }),
    products: manyToMany('products', { secondary: 'product_categories', back_populates: 'categories' }),
  },
});

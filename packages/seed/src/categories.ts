import type { Generator } from '@trellis/populate';
import { categories } from './catalogue.ts';

/** The number of the category's parent; null at the top. */
export const parentCategory: Generator = ({ row }) => categories[row]?.parent ?? null;

/** The category's name as a part of an address. */
export const categorySlug: Generator = (cell) => String(cell.get('name')).toLowerCase().replaceAll(' ', '-');

import type { Generator } from '../sample/index.ts';
import { departments, familyNames, jobAreas, jobKinds, jobLevels, legalForms, nouns } from './words.ts';

/**
 * Generates company names, such as `Abbott & Hill` or `Abbott Group`. Names can repeat.
 *
 * @example
 * import { companyName } from '@trellis/populate';
 *
 * export const suppliers = { columns: { name: companyName() } };
 */
export function companyName(): Generator {
  return (cell) => {
    const family = cell.pick(familyNames);
    return cell.chance(40) ? `${family} & ${cell.pick(familyNames)}` : `${family} ${cell.pick(legalForms)}`;
  };
}

/**
 * Generates job titles of three words, such as `Senior Data Analyst`. Titles can repeat.
 *
 * @example
 * import { jobTitle } from '@trellis/populate';
 *
 * export const employees = { columns: { position: jobTitle() } };
 */
export function jobTitle(): Generator {
  return (cell) => `${cell.pick(jobLevels)} ${cell.pick(jobAreas)} ${cell.pick(jobKinds)}`;
}

/**
 * Generates the names of departments of a store, such as `Garden`. Names can repeat.
 *
 * @example
 * import { department } from '@trellis/populate';
 *
 * export const products = { columns: { department: department() } };
 */
export function department(): Generator {
  return (cell) => cell.pick(departments);
}

/**
 * Generates URLs on `www.example.com`, a domain that is reserved for examples. URLs can repeat.
 *
 * @example
 * import { url } from '@trellis/populate';
 *
 * export const companies = { columns: { homepage: url() } };
 */
export function url(): Generator {
  return (cell) =>
    `https://www.example.com/${cell
      .pick(nouns)
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')}/${cell.integer(1, 9999)}`;
}

import type { Generator } from '../sample/generator.ts';
import { departments, familyNames, jobAreas, jobKinds, jobLevels, legalForms, nouns } from './words.ts';

/** What a company is called. */
export function companyName(): Generator {
  return (cell) => {
    const family = cell.pick(familyNames);
    return cell.chance(40) ? `${family} & ${cell.pick(familyNames)}` : `${family} ${cell.pick(legalForms)}`;
  };
}

/** What somebody works as. */
export function jobTitle(): Generator {
  return (cell) => `${cell.pick(jobLevels)} ${cell.pick(jobAreas)} ${cell.pick(jobKinds)}`;
}

/** A department of a shop. */
export function department(): Generator {
  return (cell) => cell.pick(departments);
}

/** A web address at a domain that can belong to nobody. */
export function url(): Generator {
  return (cell) =>
    `https://www.example.com/${cell
      .pick(nouns)
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')}/${cell.integer(1, 9999)}`;
}

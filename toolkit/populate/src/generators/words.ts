import { faker } from '@faker-js/faker/locale/en';

/**
 * The word lists of the generators. They are Faker's definitions, without its random numbers, so a value depends on
 * its cell and these lists alone. Faker is pinned to one version, because another version has other lists.
 */
const { person, location, word, company, color, commerce } = faker.definitions;

/** Removes everything but letters and digits, for email addresses: `O'Keefe` becomes `okeefe`. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Sorts a list and keeps one of the entries with the same {@link plainLetters}, so that index and letters are one to one. */
function distinct(list: unknown): readonly string[] {
  const byLetters = new Map(((list ?? []) as readonly string[]).map((entry) => [plainLetters(entry), entry]));
  byLetters.delete('');
  return [...byLetters.values()].sort((a, b) => (a < b ? -1 : 1));
}

export const givenNames = distinct(person.first_name?.generic);
export const familyNames = distinct(person.last_name?.generic);
export const cities = distinct(location.city_name);
export const streets = distinct(location.street_name);
export const states = distinct(location.state);
export const countries = distinct(location.country);
export const adjectives = distinct(word.adjective);
export const nouns = distinct(word.noun);
export const verbs = distinct(word.verb);
export const colors = distinct(color.human);
export const departments = distinct(commerce.department);
export const legalForms = distinct(company.legal_entity_type);
export const jobLevels = distinct(person.job_descriptor);
export const jobAreas = distinct(person.job_area);
export const jobKinds = distinct(person.job_type);
/** ISO 4217 codes. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'PLN', 'CZK'] as const;

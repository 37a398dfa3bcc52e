import { faker } from '@faker-js/faker/locale/en';

/**
 * The lists that values are picked from by index. They are Faker's definitions, never its
 * random stream, so a value depends on its key and on these lists alone. The library is pinned
 * to one version: another one's lists would be another sample.
 */
const { person, location, word, company, color, commerce } = faker.definitions;

/** A name as it stands in an e-mail address: `O'Keefe` → `okeefe`. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** A list without the entries that read alike as {@link plainLetters}, so that index and letters are one to one. */
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
export const colours = distinct(color.human);
export const departments = distinct(commerce.department);
export const legalForms = distinct(company.legal_entity_type);
export const jobLevels = distinct(person.job_descriptor);
export const jobAreas = distinct(person.job_area);
export const jobKinds = distinct(person.job_type);
/** Currencies, by their ISO 4217 codes. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'PLN', 'CZK'] as const;

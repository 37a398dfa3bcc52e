export { companyName, department, jobTitle, url } from './business.ts';
export { always, inOrder, oneOf, sometimes, weighted } from './choice.ts';
export { bytes, characters, code, hex, uuid } from './code.ts';
export { decimal, exact, fixedPoint, integer, price, sequence, skewedInteger } from './number.ts';
export { email, familyName, fullName, givenName, type Person, personOf, phone, userName } from './person.ts';
export { city, country, ipAddress, postcode, state, street } from './place.ts';
export { sentences, slug, title, truncated, uniqueWord } from './text.ts';
export {
  after,
  chronological,
  dateOfBirth,
  formatTime,
  parseTime,
  randomTime,
  type TimeFormat,
  timeOfDay,
} from './time.ts';
export { adjectives, colors, countries, currencies, nouns } from './words.ts';

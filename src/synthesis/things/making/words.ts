/** Texts that are made up: believable where the name of a property says what it is, and always the same for the same chance. */
import { wordsOf } from '../../../document/words.ts'
import type { Chance } from '../../chance.ts'

const firstNames = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Frances',
  'Ken',
  'Radia',
  'Tim',
  'Hedy',
  'Linus',
]
const lastNames = [
  'Lovelace',
  'Hopper',
  'Turing',
  'Dijkstra',
  'Liskov',
  'Knuth',
  'Allen',
  'Thompson',
  'Perlman',
  'Lamarr',
]
const cities = ['Zurich', 'Lisbon', 'Kyoto', 'Bergen', 'Ghent', 'Porto', 'Oslo', 'Turin', 'Utrecht', 'Galway']
const countries = ['CH', 'PT', 'JP', 'NO', 'BE', 'IT', 'NL', 'IE']
const adjectives = [
  'quiet',
  'amber',
  'brisk',
  'clear',
  'early',
  'golden',
  'gentle',
  'misty',
  'rapid',
  'silver',
  'steady',
  'young',
]
const nouns = [
  'harbor',
  'meadow',
  'river',
  'signal',
  'summit',
  'garden',
  'lantern',
  'orchard',
  'comet',
  'bridge',
  'forest',
  'island',
]
const companies = ['Northwind', 'Acme', 'Initech', 'Globex', 'Umbra', 'Contoso', 'Fabrikam', 'Tailspin']
const sentences = [
  'Made so that there is something to look at.',
  'It does what its name says.',
  'Everything here was made up.',
  'A short text that stands where a longer one may.',
]

type Make = (chance: Chance) => string

/** The last word of a name decides, or all of them. */
const byWord: Readonly<Record<string, Make>> = {
  email: (chance) => `${pick(firstNames, chance)}.${pick(lastNames, chance)}@example.com`.toLowerCase(),
  firstname: (chance) => pick(firstNames, chance),
  givenname: (chance) => pick(firstNames, chance),
  lastname: (chance) => pick(lastNames, chance),
  surname: (chance) => pick(lastNames, chance),
  familyname: (chance) => pick(lastNames, chance),
  fullname: (chance) => `${pick(firstNames, chance)} ${pick(lastNames, chance)}`,
  username: (chance) => handle(chance),
  login: (chance) => handle(chance),
  city: (chance) => pick(cities, chance),
  country: (chance) => pick(countries, chance),
  countrycode: (chance) => pick(countries, chance),
  currency: (chance) => pick(['EUR', 'USD', 'CHF', 'JPY'], chance),
  street: (chance) => `${1 + below(200, chance)} ${capital(pick(nouns, chance))} Street`,
  address: (chance) => `${1 + below(200, chance)} ${capital(pick(nouns, chance))} Street, ${pick(cities, chance)}`,
  zip: (chance) => digits(5, chance),
  postalcode: (chance) => digits(5, chance),
  phone: (chance) => `+1555${digits(7, chance)}`,
  phonenumber: (chance) => `+1555${digits(7, chance)}`,
  company: (chance) => pick(companies, chance),
  organization: (chance) => pick(companies, chance),
  title: (chance) => capital(`${pick(adjectives, chance)} ${pick(nouns, chance)}`),
  subject: (chance) => capital(`${pick(adjectives, chance)} ${pick(nouns, chance)}`),
  description: (chance) => pick(sentences, chance),
  summary: (chance) => pick(sentences, chance),
  bio: (chance) => pick(sentences, chance),
  body: (chance) => pick(sentences, chance),
  content: (chance) => pick(sentences, chance),
  text: (chance) => pick(sentences, chance),
  message: (chance) => pick(sentences, chance),
  comment: (chance) => pick(sentences, chance),
  color: (chance) => `#${hex(6, chance)}`,
  timezone: () => 'Europe/Zurich',
  language: (chance) => pick(['en', 'de', 'fr', 'ja'], chance),
  locale: (chance) => pick(['en-US', 'de-CH', 'fr-FR'], chance),
  url: (chance) => `https://example.com/${slug(chance)}`,
  website: (chance) => `https://${pick(nouns, chance)}.example.com`,
  slug: (chance) => slug(chance),
  sha: (chance) => hex(40, chance),
  hash: (chance) => hex(40, chance),
  token: (chance) => hex(32, chance),
  ip: (chance) => `192.0.2.${below(255, chance)}`,
  version: (chance) => `1.${below(10, chance)}.${below(10, chance)}`,
}

/** A text for a property of that name. */
export function wordFor(name: string, chance: Chance): string {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  const made = byWord[words.join('')] ?? byWord[words.slice(-2).join('')] ?? byWord[last]
  if (made !== undefined) return made(chance)
  if (last === 'id' || last === 'uid' || last === 'key') return `${words[0] ?? 'id'}_${letters(12, chance)}`
  if (last === 'name') return capital(`${pick(adjectives, chance)} ${pick(nouns, chance)}`)
  return slug(chance)
}

export function letters(length: number, chance: Chance): string {
  return Array.from({ length }, () => alphabet.charAt(below(alphabet.length, chance))).join('')
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

export function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], chance: Chance): T {
  // The lists above are not empty.
  return values[below(values.length, chance)] as T
}

function digits(length: number, chance: Chance): string {
  return Array.from({ length }, () => String(below(10, chance))).join('')
}

function hex(length: number, chance: Chance): string {
  return Array.from({ length }, () => below(16, chance).toString(16)).join('')
}

function handle(chance: Chance): string {
  return `${pick(firstNames, chance).toLowerCase()}${below(1_000, chance)}`
}

function slug(chance: Chance): string {
  return `${pick(adjectives, chance)}-${pick(nouns, chance)}-${below(1_000, chance)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

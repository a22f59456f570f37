/** Names and values of secrets as people have them. None of the values opens anything. */
import type { Faker } from '@faker-js/faker'

const services = ['STRIPE', 'TWILIO', 'SENDGRID', 'GITHUB', 'SLACK', 'AWS', 'SENTRY', 'REDIS', 'MONGO', 'POSTGRES']
const kinds = ['API_KEY', 'SECRET', 'TOKEN', 'PASSWORD', 'URL', 'WEBHOOK_SECRET']

/** Such as `STRIPE_API_KEY`. */
export function secretName(faker: Faker): string {
  return `${faker.helpers.arrayElement(services)}_${faker.helpers.arrayElement(kinds)}`
}

export function secretValue(faker: Faker, name: string): string {
  const letters = faker.string.alphanumeric(32)
  return /url/i.test(name) ? `https://user:${letters}@${faker.internet.domainWord()}.example.com/app` : letters
}

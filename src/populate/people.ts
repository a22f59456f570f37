/** Who there is, and what they share: what no request makes. */
import type { TeamRole } from '../world/records/records.ts'
import { type Maker, type Making, slug } from './making.ts'

export const accounts: Maker<'accounts'> = ({ faker, world, unique }) => {
  return () => {
    const [firstName, lastName] = [faker.person.firstName(), faker.person.lastName()]
    const isTaken = (username: string): boolean => world.accounts.find({ username }) !== undefined
    const username = unique('accounts', slug(`${firstName} ${lastName}`) || 'somebody', isTaken)
    return { username, email: `${username}@example.com`, name: `${firstName} ${lastName}` }
  }
}

export const teams: Maker<'teams'> = (making) => {
  const { faker, world, unique } = making
  return () => {
    const name = faker.company.name()
    const label = unique('teams', slug(name) || 'team', (each) => world.teams.find({ slug: each }) !== undefined)
    const members = membersOf<TeamRole>(making, 'owner', ['admin', 'member', 'member'])
    return { id: idOf('team', faker.string.alphanumeric(20)), slug: label, name, members }
  }
}

const stages = ['production', 'staging', 'preview', 'development', 'testing', 'demo', 'sandbox']

export const environments: Maker<'environments'> = (making) => {
  const { faker, unique } = making
  return () => {
    const name = unique('environments', `${slug(faker.word.noun())}-${faker.helpers.arrayElement(stages)}`)
    const members = membersOf(making, 'admin', ['operator', 'viewer', 'viewer'])
    return { id: idOf('env', faker.string.alphanumeric(20)), name, members }
  }
}

export const projects: Maker<'projects'> = ({ faker, world, made, unique, lacks }) => {
  const ids = [...world.teams.all(), ...made.teams].map(({ id }) => id)
  if (ids.length === 0) lacks('a team that owns them', 'Ask for teams too, such as { teams: 1 }.')
  return () => {
    const name = faker.commerce.productName()
    const isTaken = (subdomain: string): boolean => world.projects.find({ subdomain }) !== undefined
    const subdomain = unique('projects', slug(name) || 'project', isTaken)
    return { id: idOf('prj', faker.string.alphanumeric(20)), subdomain, name, team: faker.helpers.arrayElement(ids) }
  }
}

function idOf(prefix: string, letters: string): string {
  return `${prefix}_${letters}`
}

/** One that has all rights, and up to three others. */
function membersOf<Role extends string>(
  { faker, owner }: Making,
  first: Role,
  others: readonly Role[],
): Record<string, Role> {
  const names = [...new Set(Array.from({ length: faker.number.int({ min: 1, max: 4 }) }, owner))]
  return Object.fromEntries(
    names.map((name, index) => [name, index === 0 ? first : faker.helpers.arrayElement(others)]),
  )
}

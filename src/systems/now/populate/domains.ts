/** Domains, what their zones hold, and the certificates for names on them. */
import { type Before, type Maker, type Making, pickBefore } from '../../../populate/making.ts'
import { parseTime } from '../../../world/clock.ts'

export const domains: Maker<'domains'> = ({ faker, world, owner, unique }) => {
  const isTaken = (name: string): boolean => world.domains.find({ name }) !== undefined
  return () => {
    const [word, ending] = [
      faker.internet.domainWord(),
      faker.helpers.arrayElement(['com', 'org', 'net', 'io', 'rocks']),
    ]
    // The number of a name that is taken stands before its ending.
    let name = `${word}.${ending}`
    for (let n = 2; isTaken(name) || unique('domains', name) !== name; n++) name = `${word}-${n}.${ending}`
    const isExternal = faker.datatype.boolean({ probability: 0.2 })
    return { account: owner(), name, ...(isExternal && { isExternal, verified: faker.datatype.boolean() }) }
  }
}

interface Owned extends Before {
  readonly account: string
  readonly name: string
}

const hosts = ['www', 'api', 'app', 'blog', 'docs', 'static', 'mail', 'status', 'shop', 'admin']

export const dnsRecords: Maker<'dnsRecords'> = (making) => {
  const { faker, world, unique } = making
  const own = ownDomains(making, ({ isExternal }) => !isExternal)
  const slugs = new Set(world.dnsRecords.all().map(({ slug }) => slug))
  return (atMs) => {
    const domain = pickBefore(faker, own, atMs)?.name ?? ''
    const type = faker.helpers.arrayElement(['A', 'CNAME', 'TXT', 'MX'] as const)
    const isTaken = (name: string): boolean =>
      ['-address', '-txt', '-mx'].some((kind) => slugs.has(`${name}.${domain}.${kind}`))
    const name = unique(`records of ${domain}`, faker.helpers.arrayElement(hosts), isTaken)
    const values = {
      A: () => faker.internet.ipv4(),
      CNAME: () => 'alias.zeit.co',
      TXT: () => `v=spf1 include:${faker.internet.domainName()} ~all`,
      MX: () => `mx${faker.number.int({ min: 1, max: 4 })}.${domain}`,
    }
    return { domain, name, type, value: values[type](), ...(type === 'MX' && { mxPriority: 10 }) }
  }
}

export const certificates: Maker<'certificates'> = (making) => {
  const { faker, world, unique } = making
  const own = ownDomains(making, ({ verified }) => verified)
  const taken = new Set(world.certificates.all().map(({ cn }) => cn))
  return (atMs) => {
    const { account = '', name = '' } = pickBefore(faker, own, atMs) ?? {}
    const label = faker.helpers.arrayElement(hosts)
    const host = unique(`certificates of ${name}`, label, (each) => taken.has(`${each}.${name}`))
    return { account, domains: [`${host}.${name}`], autoRenew: faker.datatype.boolean({ probability: 0.9 }) }
  }
}

interface Kind {
  readonly isExternal: boolean
  readonly verified: boolean
}

/** Those that were there and those that were made, in the order of their times. */
function ownDomains({ world, made, usernameOf, lacks }: Making, isWanted: (kind: Kind) => boolean): Owned[] {
  const before = world.domains
    .all()
    .map((each) => ({ ...each, account: usernameOf(each.ownerId), atMs: each.createdAt }))
  const now = made.domains.map(({ isExternal = false, verified = !isExternal, createdAt = '', ...each }) => ({
    ...each,
    isExternal,
    verified,
    atMs: parseTime(createdAt),
  }))
  const own = [...before, ...now].filter(isWanted)
  return own.length > 0 ? own : lacks('a domain that they are on', 'Ask for domains too, such as { domains: 10 }.')
}

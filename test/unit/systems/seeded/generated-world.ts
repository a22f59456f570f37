/** Worlds made by chance that keep every rule, and what can be done to one so that it breaks one. */
import type { WorldSeed } from '../../../../src/index.ts'
import fc from '../../../seeded.ts'
import { startMs } from '../ask.ts'

/** A world as data that a test may change. */
export type Draft = Record<string, Record<string, unknown>[]>

const states = ['DEPLOYING', 'BOOTING', 'READY', 'FROZEN', 'DEPLOYMENT_ERROR'] as const
const words = ['shop', 'blog', 'My App', 'api'] as const
const letters = 'abcdefghij'
const recordValues = { A: '10.0.0.1', AAAA: '::1', CNAME: 'a.test', TXT: 'v=spf1 -all', SRV: '1 1 80 a.test' } as const

export const validWorlds: fc.Arbitrary<WorldSeed> = fc.gen().map((gen) => {
  const count = (max: number): number[] => [...Array(gen(fc.nat, { max })).keys()]
  const maybe = <T>(make: () => T): T | undefined => (gen(fc.boolean) ? make() : undefined)
  const pick = <T>(list: readonly T[]): T => list[gen(fc.nat, { max: list.length - 1 })] as T // the index is one of the list
  const time = (): string => new Date(startMs - gen(fc.nat, { max: 9 }) * 3_600_000).toISOString()
  const id = (kind: number, index: number): string => `${kind}${index}`.padEnd(24, 'A')
  const usernames = ['ann', 'ben', 'cid'].slice(0, 1 + gen(fc.nat, { max: 2 }))
  const dated = () => ({ account: pick(usernames), createdAt: maybe(time) })
  const projects = [{ id: 'site', subdomain: 'www', team: 'makers' }]

  const deployments = count(6).map((index) => ({
    ...dated(),
    id: maybe(() => id(1, index)),
    host: `shop-${letters.slice(index)}${letters.slice(0, index)}.now.sh`,
    name: maybe(() => pick(words)),
    state: maybe(() => pick(states)),
    files: maybe(() => Object.fromEntries(count(3).map((file) => [`folder/${file}.txt`, `content ${pick(words)}`]))),
    package: maybe(() => ({ name: pick(words), nowhere: { bootingMs: 5 } })),
  }))
  const domains = count(4).map((index) => {
    const isExternal = maybe(() => gen(fc.boolean))
    return {
      ...dated(),
      id: maybe(() => id(2, index)),
      name: `domain${index}.test`,
      isExternal,
      verified: isExternal ? maybe(() => gen(fc.boolean)) : undefined,
    }
  })
  const internal = domains.filter(({ isExternal }) => isExternal !== true)
  const dnsRecords = internal.flatMap(({ name: domain }) =>
    count(3).map(() => {
      const type = pick(Object.keys(recordValues) as (keyof typeof recordValues)[]) // its keys are those
      return { domain, createdAt: maybe(time), name: pick(['', 'www', '*']), type, value: recordValues[type] }
    }),
  )
  const aliases = deployments.map(({ host, id: deployment = host }, index) => ({
    alias: `alias-${index}`,
    deployment: pick([host, deployment]),
    createdAt: maybe(time),
  }))
  const owned = ['a', 'b', 'c'].flatMap((name) =>
    usernames.map((account) => ({ account, name, value: `value ${name}` })),
  )
  const keys = count(25).map((index) => `KEY_${index}`)

  // What was left out is left out of JSON too.
  return JSON.parse(
    JSON.stringify({
      accounts: usernames.map((username, index) => ({ username, id: maybe(() => id(3, index)) })),
      tokens: usernames.map((account) => ({ account, token: maybe(() => `token_${account}`) })),
      teams: [{ id: 'makers', slug: 'makers', members: { ann: 'owner' } }],
      environments: [{ id: 'live', members: { ann: 'admin' } }],
      projects,
      deployments,
      domains,
      dnsRecords,
      certificates: usernames.map((account) => ({ account, domains: ['a.test', 'b.test'], createdAt: maybe(time) })),
      aliases,
      secrets: owned.filter(() => gen(fc.boolean)).map((secret) => ({ ...secret, createdAt: maybe(time) })),
      environmentSecrets: keys.map((key) => ({ environment: 'live', key, value: key, createdAt: maybe(time) })),
      projectSecrets: keys.map((key) => ({ project: 'site', key, value: key })),
    }),
  )
})

/** A way to break a world, with the pointer that the refusal has to name. */
export interface Breakage {
  readonly change: (draft: Draft) => void
  readonly pointer: string
}

/** Every way to break one member of one entry of the world, and every list as a whole. */
export function breakagesOf(world: WorldSeed): Breakage[] {
  const lists = Object.entries(world) as [string, Record<string, unknown>[]][] // a generated world has lists alone
  return lists.flatMap(([list, entries]) => entries.flatMap((entry, index) => breakagesOfEntry(list, index, entry)))
}

function breakagesOfEntry(list: string, index: number, entry: Record<string, unknown>): Breakage[] {
  const at = (member: string, value: unknown): Breakage => ({
    pointer: `/${list}/${index}/${member}`,
    change: (draft) => {
      const target = draft[list]?.[index]
      if (target !== undefined) target[member] = value
    },
  })
  const references = ['account', 'team', 'domain', 'deployment', 'project', 'environment']
  const unique = ['host', 'alias', 'id', 'username'].filter((member) => member in entry)
  return [
    ...Object.keys(entry).map((member) => at(member, null)),
    ...references.filter((member) => member in entry).map((member) => at(member, 'nobody.test')),
    ...('createdAt' in entry ? [at('createdAt', new Date(startMs + 1).toISOString())] : []),
    ...('state' in entry ? [at('state', 'ASLEEP')] : []),
    ...(unique.length === 0 ? [] : [{ pointer: '', change: (draft: Draft) => draft[list]?.push({ ...entry }) }]),
    at('unknown', true),
  ]
}

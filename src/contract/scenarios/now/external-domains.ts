/** External domains: a token that their owner puts at their own nameserver proves whose they are, until they are no longer external. */
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { deploy } from './deployments.ts'

/**
 * Nobody says how long a record may take to be seen. Resolvers keep the absence of one for five minutes at most where its zone does not
 * say otherwise, and past twice the window it is given up.
 */
const dnsWindowMs = 150_000

/** An answer to the creation of a domain, whatever it holds. */
interface Told {
  readonly uid?: string
  readonly created?: string
  readonly verified?: unknown
  readonly verifyToken?: string
}

export const nowExternalDomain: Scenario = scenario(
  'an external domain is verified by a record at its own nameserver',
  { system: 'now', needs: ['domains'] },
  async (context) => {
    const { owner, step } = context
    const name = owner.uniqueHost('external')
    const ask = async (domain: string = name): Promise<Told> =>
      (await owner.call('createNowDomain', { body: { name: domain, isExternal: true } })).body
    const first = await step(
      'creates it, unverified and with a token',
      ['NOW-DOM-5', 'NOW-DOM-6'],
      async ({ expect }) => {
        const told = await ask()
        expect(told.verified).toBe(false)
        expect(told.verifyToken, 'NOW-DOM-6').toMatch(/^[0-9a-f]{40}$/)
        return told
      },
    )

    // Nobody but clients says that it stays the same: whoever tells it anew means the last one.
    const latest = await step('asking again gives a token again', ['NOW-DOM-5', 'NOW-DOM-6'], async ({ expect }) => {
      const told = await ask()
      expect(told, 'NOW-DOM-5').toMatchObject({ verified: false })
      return { ...first, ...told }
    })

    await step.apart(
      'it is the same token',
      ['NOW-DOM-6'],
      async ({ expect }) => {
        expect(latest.verifyToken).toBe(first.verifyToken)
        expect(latest, 'NOW-DOM-10').toMatchObject({ uid: first.uid, created: first.created })
      },
      { level: 'BEYOND' },
    )

    await step('the list has it as external and not verified', ['NOW-DOM-1', 'NOW-DOM-2'], async ({ expect }) => {
      const { domains } = await owner.list('listNowDomains')
      const found = domains.filter((domain) => domain.name === name)
      expect(found).toEqual([expect.objectContaining({ isExternal: true })])
      expect(found[0], 'NOW-DOM-3').toMatchObject({ verified: false })
    })

    await atItsNameserver(context, { name, ask, latest })

    const zone = await step('posts it as internal: it is verified', ['NOW-DOM-13'], async ({ expect }) => {
      const { body } = await owner.call('createNowDomain', { body: { name, isExternal: false } })
      expect(body).toMatchObject({ verified: true })
      return body
    })

    await step('it has a zone', ['NOW-DOM-13', 'NOW-DNS-1'], async ({ expect }) => {
      const { records } = await owner.list('listNowDomainRecords', { path: { domain: name } })
      expect(records.length).toBeAtLeast(1)
      expect(records, 'NOW-DNS-3').toHaveLength(2)
    })

    await step.apart('posts it as external: it is not verified any more', ['NOW-DOM-14'], async ({ expect }) => {
      expect(await ask()).toMatchObject({ verified: false })
    })

    await step('deletes it', ['NOW-DOM-8', 'NOW-DOM-9'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDomain', { path: { name } })
      expect(body, 'NOW-DOM-9').toMatchObject({ uid: zone.uid })
    })
  },
)

interface External {
  readonly name: string
  readonly ask: (domain?: string) => Promise<Told>
  /** What was answered last. */
  readonly latest: Told
}

/** What needs records at a nameserver that is not the platform's. */
async function atItsNameserver({ owner, step, outsideDns }: Context, { name, ask, latest }: External): Promise<void> {
  await step.apart(
    'the token of another proves nothing',
    ['NOW-DOM-7', 'NOW-DOM-5'],
    async ({ expect }) => {
      // A domain of its own: resolvers may keep a wrong record for as long as they like.
      const other = owner.uniqueHost('unproven')
      await ask(other)
      const record = { name: `_now.${other}`, type: 'TXT', value: latest.verifyToken ?? '' }
      await outsideDns.set(record)
      expect(await ask(other)).toMatchObject({ verified: false })
      await outsideDns.remove?.(record)
    },
    { needs: ['outside-dns'] },
  )

  await step.apart(
    'once the token is at its nameserver, it is verified',
    ['NOW-DOM-7'],
    async ({ expect, until }) => {
      const record = { name: `_now.${name}`, type: 'TXT', value: latest.verifyToken ?? '' }
      await outsideDns.set(record)
      const told = await until('the verification', {
        windowMs: dnsWindowMs,
        read: () => ask(),
        isDone: ({ verified }) => verified === true,
        // Nothing that can be put anywhere was told, or nothing that can become true.
        isLost: ({ verified }) => latest.verifyToken === undefined || typeof verified !== 'boolean',
      })
      expect(told).toMatchObject({ verified: true })
      expect(told, 'NOW-DOM-10').toMatchObject({ uid: latest.uid, created: latest.created })
      await outsideDns.remove?.(record)
    },
    { needs: ['outside-dns'] },
  )

  await step.apart(
    'an alias on it is made, though no record leads here',
    ['NOW-DOM-12'],
    async () => {
      const { uid } = await deploy(owner)
      await owner.call('createNowDeploymentAlias', { path: { id: uid }, body: { alias: name } })
    },
    { needs: ['outside-dns'] },
  )
}

export const nowExternalDomainScenarios: readonly Scenario[] = [nowExternalDomain]

/** External domains: a token that their owner puts at their own nameserver proves whose they are. */
import { type Scenario, scenario } from '../../scenario.ts'

/** Nobody says how long a record may take to be seen; nameservers keep the absence of one for minutes. */
const dnsWindowMs = 300_000

export const nowExternalDomain: Scenario = scenario(
  'an external domain is verified by a record at its own nameserver',
  { system: 'now', needs: ['domains'] },
  async ({ owner, step, outsideDns }) => {
    const name = owner.uniqueHost('external')
    const input = { body: { name, isExternal: true } } as const
    const made = await step(
      'creates it, unverified and with a token',
      ['NOW-DOM-5', 'NOW-DOM-6'],
      async ({ expect }) => {
        const { body } = await owner.call('createNowDomain', input)
        expect(body.verified).toBe(false)
        const token = 'verifyToken' in body ? body.verifyToken : ''
        expect(token, 'NOW-DOM-6').toMatch(/^[0-9a-f]{40}$/)
        return { uid: body.uid, created: body.created, token }
      },
    )

    await step('asking again gives the same token', ['NOW-DOM-6', 'NOW-DOM-5'], async ({ expect }) => {
      const { body } = await owner.call('createNowDomain', input)
      expect(body, 'NOW-DOM-5').toMatchObject({ verified: false })
      expect(body).toMatchObject({ verifyToken: made.token })
      expect(body, 'NOW-DOM-10').toMatchObject({ uid: made.uid, created: made.created })
    })

    await step('the list has it as external and not verified', ['NOW-DOM-1', 'NOW-DOM-2'], async ({ expect }) => {
      const { domains } = await owner.list('listNowDomains')
      const found = domains.filter((domain) => domain.name === name)
      expect(found).toEqual([expect.objectContaining({ isExternal: true })])
      expect(found[0], 'NOW-DOM-3').toMatchObject({ verified: false })
    })

    await step.apart('it has no zone here', ['NOW-DNS-8'], async () => {
      const record = { name: 'www', type: 'A', value: '192.0.2.1' }
      await owner.refused('createNowDomainRecord', { path: { domain: name }, body: { data: record } }, 'invalid')
    })

    await step.apart(
      'once the token is at its nameserver, it is verified',
      ['NOW-DOM-7'],
      async ({ expect, until }) => {
        const record = { name: `_now.${name}`, type: 'TXT', value: made.token }
        await outsideDns.set(record)
        const { body } = await until('the verification', {
          windowMs: dnsWindowMs,
          read: () => owner.call('createNowDomain', input),
          isDone: ({ body }) => body.verified,
        })
        expect(body).toMatchObject({ verified: true })
        expect(body, 'NOW-DOM-10').toMatchObject({ uid: made.uid, created: made.created })
        await outsideDns.remove?.(record)
      },
      { needs: ['outside-dns'] },
    )

    await step('deletes it', ['NOW-DOM-8', 'NOW-DOM-9'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowDomain', { path: { name } })
      expect(body, 'NOW-DOM-9').toMatchObject({ uid: made.uid })
    })
  },
)

export const nowExternalDomainScenarios: readonly Scenario[] = [nowExternalDomain]

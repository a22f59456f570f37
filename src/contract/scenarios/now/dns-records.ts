/** DNS records of an internal domain: added, listed as they were given, refused where they make no sense, deleted. */
import { type Scenario, scenario } from '../../scenario.ts'

export const nowDnsRecords: Scenario = scenario(
  'a DNS record is listed as it was given, until it is deleted',
  { system: 'now', needs: ['domains'] },
  async ({ owner, step }) => {
    const domain = owner.uniqueHost('zone')
    const path = { domain }
    const address = { name: 'www', type: 'A', value: '192.0.2.7' } as const
    const mail = { name: '', type: 'MX', value: 'mail.example.com', mxPriority: 10 } as const
    const text = { name: '_proof', type: 'TXT', value: 'v=1; said "so"' } as const

    const first = await step(
      'creates a domain, which begins with records of its own',
      ['NOW-DNS-1', 'NOW-DOM-4'],
      async () => {
        await owner.call('createNowDomain', { body: { name: domain, isExternal: false } })
        const { records } = await owner.list('listNowDomainRecords', { path })
        return records.map(({ id }) => id)
      },
    )

    const made = await step('adds an address and a mail server', ['NOW-DNS-4', 'NOW-DNS-5'], async () => ({
      address: (await owner.call('createNowDomainRecord', { path, body: { data: address } })).body.uid,
      mail: (await owner.call('createNowDomainRecord', { path, body: { data: mail } })).body.uid,
    }))

    const bare = await step.apart('a record may stand there bare', ['NOW-DNS-6'], async () => {
      return (await owner.call('createNowDomainRecord', { path, body: text })).body.uid
    })

    await step(
      'the list has each of them once, as it was given',
      ['NOW-DNS-1', 'NOW-DNS-2', 'NOW-DNS-4'],
      async ({ expect }) => {
        const { records } = await owner.list('listNowDomainRecords', { path })
        const added = records.filter(({ id }) => !first.includes(id))
        const of = (uid: string | undefined) => added.filter(({ id }) => id === uid)
        expect(of(made.address)).toEqual([expect.objectContaining(address)])
        expect(of(made.address)[0], 'NOW-DNS-2').toMatchObject({ updated: null })
        expect(of(made.address)[0], 'NOW-DNS-3').toMatchObject({ slug: `www.${domain}.-address` })
        const { mxPriority, ...shown } = mail
        expect(of(made.mail)).toEqual([expect.objectContaining(shown)])
        expect(of(made.mail)[0], 'NOW-DNS-6').toMatchObject({ mxPriority })
        if (bare !== undefined) expect(of(bare), 'NOW-DNS-6').toEqual([expect.objectContaining(text)])
        expect(added).toHaveLength(bare === undefined ? 2 : 3)
      },
    )

    await step.apart('a mail server without priority is refused', ['NOW-DNS-7'], async () => {
      const { mxPriority: _, ...incomplete } = mail
      await owner.refused('createNowDomainRecord', { path, body: { data: incomplete } }, 'invalid')
    })

    await step.apart('an address with a priority is refused', ['NOW-DNS-8'], async () => {
      await owner.refused('createNowDomainRecord', { path, body: { data: { ...address, mxPriority: 1 } } }, 'invalid')
    })

    await step.apart('an address that is none is refused', ['NOW-DNS-8'], async () => {
      await owner.refused(
        'createNowDomainRecord',
        { path, body: { data: { ...address, value: 'nowhere' } } },
        'invalid',
      )
    })

    await step('deletes the address', ['NOW-DNS-9'], async () => {
      await owner.call('deleteNowDomainRecord', { path: { domain, recId: made.address } })
    })

    await step(
      'it alone is gone, and what was refused left nothing',
      ['NOW-DNS-9', 'NOW-DNS-7', 'NOW-DNS-1'],
      async ({ expect }) => {
        const { records } = await owner.list('listNowDomainRecords', { path })
        const expected = [...first, made.mail, ...(bare === undefined ? [] : [bare])]
        expect(records.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
      },
    )
  },
)

export const nowDnsRecordScenarios: readonly Scenario[] = [nowDnsRecords]

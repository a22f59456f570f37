/** DNS records of an internal domain: added, listed as they were given, refused where they make no sense, deleted. */
import { type Context, type Scenario, scenario } from '../scenario.ts'

const address = { name: 'www', type: 'A', value: '192.0.2.7' } as const
// None comes before a priority of nothing.
const mail = { name: '', type: 'MX', value: 'mail.example.com', mxPriority: 0 } as const
const text = { name: '_proof', type: 'TXT', value: 'v=1; Said "So"' } as const

/** Ids of the records that were added; the text may have been refused. */
interface Added {
  readonly address: string
  readonly mail: string
  readonly proof: string | undefined
}

export const nowDnsRecords: Scenario = scenario(
  'a domain has a zone at once, and a DNS record in it is listed as it was given',
  { system: 'now', needs: ['domains'] },
  async (context) => {
    const { owner, step } = context
    const domain = owner.uniqueHost('zone')
    const path = { domain }

    await step('creates a domain', ['NOW-DOM-4'], async () => {
      await owner.call('createNowDomain', { body: { name: domain, isExternal: false } })
    })

    const first = await step('its zone leads to the platform', ['NOW-DOM-4', 'NOW-DNS-1'], async ({ expect }) => {
      const { records } = await owner.list('listNowDomainRecords', { path })
      expect(records.length).toBeAtLeast(1)
      const told = records.map(({ type, name, value, slug }) => `${type} "${name}" ${value} ${slug}`)
      expect(told.toSorted(), 'NOW-DNS-3').toEqual([
        `ALIAS "" alias.zeit.co ${domain}.-address`,
        `CNAME "*" alias.zeit.co *.${domain}.-address`,
      ])
      return records.map(({ id }) => id)
    })

    const made = await step('adds an address and a mail server', ['NOW-DNS-4', 'NOW-DNS-5', 'NOW-DNS-7'], async () => ({
      address: (await owner.call('createNowDomainRecord', { path, body: { data: address } })).body.uid,
      mail: (await owner.call('createNowDomainRecord', { path, body: { data: mail } })).body.uid,
    }))

    // That a text may stand there is ours to say; that it stays as it is, the document's.
    const proof = await step.apart('adds a text', ['NOW-DNS-8'], async () => {
      return (await owner.call('createNowDomainRecord', { path, body: { data: text } })).body.uid
    })
    const added = { ...made, proof }

    await areListed(context, path, first, added)

    await step.apart('a mail server without priority is refused', ['NOW-DNS-8'], async () => {
      const { mxPriority: _, ...incomplete } = mail
      await owner.refused(
        'createNowDomainRecord',
        { path, body: { data: { ...incomplete, name: 'incomplete' } } },
        'invalid',
      )
    })

    await step('deletes the address', ['NOW-DNS-9'], async () => {
      await owner.call('deleteNowDomainRecord', { path: { domain, recId: added.address } })
    })

    await step(
      'it alone is gone, and what was refused left nothing',
      ['NOW-DNS-9', 'NOW-DNS-1'],
      async ({ expect }) => {
        const { records } = await owner.list('listNowDomainRecords', { path })
        const expected = [...first, added.mail, ...(proof === undefined ? [] : [proof])]
        expect(records.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
      },
    )

    await step.apart('a record may stand there bare', ['NOW-DNS-6'], async () => {
      await owner.call('createNowDomainRecord', { path, body: { ...address, name: 'bare' } })
    })

    await step('deletes the domain', ['NOW-DOM-8', 'NOW-DOM-9'], async () => {
      await owner.call('deleteNowDomain', { path: { name: domain } })
    })

    await step.apart('its records are gone', ['NOW-DOM-10', 'NOW-ERR-6'], async () => {
      await owner.refused('listNowDomainRecords', { path }, 'not_found')
    })
  },
)

/** @param first Ids of the records that were there at once. */
async function areListed(
  { owner, step }: Context,
  path: { readonly domain: string },
  first: readonly string[],
  added: Added,
): Promise<void> {
  const listed = await step(
    'the list has each of them once, as it was given',
    ['NOW-DNS-1', 'NOW-DNS-2', 'NOW-DNS-4'],
    async ({ expect }) => {
      const { records } = await owner.list('listNowDomainRecords', { path })
      const others = records.filter(({ id }) => !first.includes(id))
      const of = (uid: string | undefined) => others.filter(({ id }) => id === uid)
      expect(of(added.address)).toEqual([expect.objectContaining(address)])
      expect(of(added.address)[0], 'NOW-DNS-2').toMatchObject({ updated: null })
      const { mxPriority, ...shown } = mail
      expect(of(added.mail)).toEqual([expect.objectContaining(shown)])
      // That it is kept the document says; that the list shows it, only clients.
      expect(of(added.mail)[0], 'NOW-DNS-6').toMatchObject({ mxPriority })
      if (added.proof !== undefined) expect(of(added.proof)).toEqual([expect.objectContaining(text)])
      expect(others).toHaveLength(added.proof === undefined ? 2 : 3)
      return of(added.address)[0]
    },
  )

  await step.apart(
    'its slug is made of its name',
    ['NOW-DNS-3'],
    async ({ expect }) => {
      expect(listed).toMatchObject({ slug: `www.${path.domain}.-address` })
    },
    // The document shows two slugs, and not how one is made.
    { level: 'ASSUMED' },
  )
}

export const nowDnsRecordScenarios: readonly Scenario[] = [nowDnsRecords]

/** The now CLI of 2017 against the node server: domains, DNS records and certificates. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  aliasesOf,
  certsOf,
  createAlias,
  createCert,
  createDeployment,
  createDomain,
  domainsOf,
  failure,
  recordsOf,
  type Scene,
  start,
  success,
  verifyExternal,
  YES,
} from './now-cli.ts'
import { createSelfSigned } from './self-signed.ts'

describe('now domains', () => {
  const useZeitWorld = ({ platform }: Scene, name: string) => {
    platform.outsideDns.set({ name, type: 'NS', value: 'california.zeit.world' })
    platform.outsideDns.set({ name, type: 'NS', value: 'london.zeit.world' })
  }

  it('adds a domain whose nameservers are those of zeit.world (NOW-DOM-4)', async () => {
    const scene = await start()
    useZeitWorld(scene, 'zeit.rocks')
    const printed = await scene.now(['domains', 'add', 'zeit.rocks'])
    const domains = await domainsOf(scene)
    expect(domains).toEqual([expect.objectContaining({ name: 'zeit.rocks', isExternal: false, verified: true })])
    expect(printed).toEqual(
      success(
        '> Verifying nameservers…',
        '> Verification OK!',
        `> Success! Domain zeit.rocks (${domains[0]?.uid}) added [TIME]`,
      ),
    )
  })

  it('refuses a domain whose nameservers are elsewhere', async () => {
    const scene = await start()
    scene.platform.outsideDns.set({ name: 'zeit.rocks', type: 'NS', value: 'ns1.example.net' })
    const { code, stderr } = await scene.now(['domains', 'add', 'zeit.rocks'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^> Error! Please make sure that your nameservers point to zeit\.world\.\n/)
    expect(await domainsOf(scene)).toEqual([])
  })

  it("says that one's own domain already exists (NOW-DOM-10)", async () => {
    const scene = await start()
    const { uid } = await createDomain(scene, 'zeit.rocks')
    expect(await scene.now(['domains', 'add', '--force', 'zeit.rocks'])).toEqual(
      success(`> Success! Domain zeit.rocks (${uid}) already exists [TIME]`),
    )
  })

  it("refuses another account's domain (NOW-DOM-10)", async () => {
    const scene = await start()
    await createDomain(scene, 'zeit.rocks')
    expect(await scene.now(['domains', 'add', '--force', 'zeit.rocks'], { token: 'nowhere_bob' })).toEqual(
      failure('Not authorized to access domain zeit.rocks'),
    )
  })

  it('asks for a TXT record, the same one each time, until it is there (NOW-DOM-5, NOW-DOM-6, NOW-DOM-7)', async () => {
    const scene = await start()
    const add = () => scene.now(['domains', 'add', '--external', 'awesome-now.us'])
    const first = await add()
    const token = /[0-9a-f]{40}/.exec(first.stdout)?.[0] ?? ''
    const asked = success(
      `> Verification required: Please add the following TXT record on the external DNS server: _now.awesome-now.us: ${token}`,
    )
    expect(token).toHaveLength(40)
    expect(first).toEqual(asked)
    expect(await add()).toEqual(asked)

    scene.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: token })
    const verified = await add()
    const domains = await domainsOf(scene)
    expect(domains).toEqual([expect.objectContaining({ name: 'awesome-now.us', isExternal: true, verified: true })])
    expect(verified).toEqual(success(`> Success! Domain awesome-now.us (${domains[0]?.uid}) added [TIME]`))
  })

  it('lists domains with what verifies them (NOW-DOM-1, NOW-DOM-3)', async () => {
    const scene = await start()
    const { uid } = await createDomain(scene, 'awesome-now.us', true)
    expect(await scene.now(['domains', 'ls'])).toEqual(
      success(
        '> 1 domain found [TIME]',
        '',
        '  id  dns  url  verified  created',
        `  ${uid}  external  https://awesome-now.us  false  TIME ago`,
        '',
      ),
    )
  })

  it('warns of the aliases that go with a domain, and they go (NOW-DOM-1, NOW-DOM-8)', async () => {
    const scene = await start()
    const deployment = await createDeployment(scene, 'project-a')
    await verifyExternal(scene, 'awesome-now.us')
    await createAlias(scene, deployment.uid, 'awesome-now.us')
    await createAlias(scene, deployment.uid, 'www.awesome-now.us')
    const [domain] = await domainsOf(scene)
    expect(await scene.now(['domains', 'rm', 'awesome-now.us'], YES)).toEqual(
      success(
        '> The following domain will be removed permanently',
        `  ${domain?.uid}  https://awesome-now.us  TIME ago`,
        "> Warning! This domain's 2 aliases will be removed. Run `now alias ls` to list.",
        `  > Are you sure? [y/N] > Success! Domain ${domain?.uid} removed [TIME]`,
      ),
    )
    expect(await domainsOf(scene)).toEqual([])
    expect(await aliasesOf(scene)).toEqual([])
  })
})

describe('now dns', () => {
  it('lists the two records of a new zone (NOW-DNS-1, NOW-DNS-3)', async () => {
    const scene = await start()
    await createDomain(scene, 'zeit.rocks')
    const records = await recordsOf(scene, 'zeit.rocks')
    const id = (type: string) => records.find((record) => record.type === type)?.id
    expect(await scene.now(['dns', 'ls'])).toEqual(
      success(
        '> 2 records found [TIME]',
        '',
        '',
        'zeit.rocks',
        '  id  name  type  value  aux  created',
        `  ${id('CNAME')}  *  CNAME  alias.zeit.co  TIME ago`,
        `  ${id('ALIAS')}  ALIAS  alias.zeit.co  TIME ago`,
      ),
    )
  })

  it('adds an MX record, sent bare, with its priority (NOW-DNS-4, NOW-DNS-5, NOW-DNS-6)', async () => {
    const scene = await start()
    await createDomain(scene, 'zeit.rocks')
    const printed = await scene.now(['dns', 'add', 'zeit.rocks', 'subdomain', 'MX', 'mail.zeit.rocks', '10'])
    const record = (await recordsOf(scene, 'zeit.rocks')).find(({ type }) => type === 'MX')
    expect(record).toMatchObject({ name: 'subdomain', value: 'mail.zeit.rocks', mxPriority: 10, updated: null })
    expect(printed).toEqual(success(`> Success! A new DNS record for domain zeit.rocks (${record?.id}) created [TIME]`))
  })

  it('says that a domain is not there (NOW-ERR-7)', async () => {
    const scene = await start()
    expect(await scene.now(['dns', 'add', 'zeit.rocks', '@', 'A', '198.51.100.100'])).toEqual(
      failure('The domain "zeit.rocks" was not found'),
    )
  })

  it('removes a record, and reads the answer as JSON (NOW-DNS-9)', async () => {
    const scene = await start()
    await createDomain(scene, 'zeit.rocks')
    const added = { name: 'www', type: 'A', value: '198.51.100.100' }
    const { uid } = await scene.api<{ uid: string }>('POST', '/domains/zeit.rocks/records', { data: added })
    expect(await scene.now(['dns', 'rm', uid], YES)).toEqual(
      success(
        '> The following record will be removed permanently',
        `  ${uid}  www.zeit.rocks A 198.51.100.100  TIME ago`,
        `> Are you sure? [y/N] > Success! Record ${uid} removed [TIME]`,
      ),
    )
    expect((await recordsOf(scene, 'zeit.rocks')).map(({ id }) => id)).not.toContain(uid)
  })
})

describe('now certs', () => {
  const putPem = async ({ home }: Scene, host: string) => {
    const { cert, key } = await createSelfSigned(host)
    await writeFile(join(home, 'domain.crt'), cert)
    await writeFile(join(home, 'domain.key'), key)
    return ['--crt', 'domain.crt', '--key', 'domain.key']
  }

  it('issues a certificate (NOW-CERT-3)', async () => {
    const scene = await start()
    const printed = await scene.now(['certs', 'create', 'testing.zeit.co'])
    const certs = await certsOf(scene)
    expect(certs).toEqual([expect.objectContaining({ cn: 'testing.zeit.co', autoRenew: true })])
    expect(printed).toEqual(success(`> Success! Certificate entry testing.zeit.co (${certs[0]?.uid}) created [TIME]`))
  })

  it('lists certificates (NOW-CERT-1, NOW-CERT-2)', async () => {
    const scene = await start()
    const { uid } = await createCert(scene, 'testing.zeit.co')
    expect(await scene.now(['certs', 'ls'])).toEqual(
      success(
        '> 1 certificate found [TIME]',
        '',
        '  id  cn  created  expiration  auto-renew',
        `  ${uid}  testing.zeit.co  TIME ago  in 90d  yes`,
        '',
      ),
    )
  })

  it('renews a certificate (NOW-CERT-3)', async () => {
    const scene = await start()
    const { uid } = await createCert(scene, 'testing.zeit.co')
    expect(await scene.now(['certs', 'renew', 'testing.zeit.co'], YES)).toEqual(
      success(
        '> The following certificate will be renewed',
        `  ${uid}  testing.zeit.co  TIME ago`,
        `> Are you sure? [y/N] > Success! Certificate testing.zeit.co (${uid}) renewed [TIME]`,
      ),
    )
  })

  it("replaces a certificate by the user's own, without a CA chain (NOW-CERT-5, NOW-CERT-6)", async () => {
    const scene = await start()
    const { uid } = await createCert(scene, 'testing.zeit.co')
    const pem = await putPem(scene, 'testing.zeit.co')
    expect(await scene.now(['certs', 'replace', ...pem, 'testing.zeit.co'], YES)).toEqual(
      success(
        '> The following certificate will be replaced permanently',
        `  ${uid}  testing.zeit.co  TIME ago`,
        `> Are you sure? [y/N] > Success! Certificate testing.zeit.co (${uid}) replaced [TIME]`,
      ),
    )
    expect(await certsOf(scene)).toEqual([expect.objectContaining({ cn: 'testing.zeit.co', autoRenew: false })])
  })

  it("creates an entry with the user's own certificate, whose uid the answer leaves out (NOW-CERT-5)", async () => {
    const scene = await start()
    const pem = await putPem(scene, 'testing.zeit.co')
    expect(await scene.now(['certs', 'create', ...pem, 'testing.zeit.co'])).toEqual(
      success('> Success! Certificate entry testing.zeit.co (undefined) created [TIME]'),
    )
    expect(await certsOf(scene)).toEqual([expect.objectContaining({ cn: 'testing.zeit.co', autoRenew: false })])
  })

  it('refuses a file that is not PEM, and the old entry stays (NOW-CERT-5)', async () => {
    const scene = await start()
    const { uid } = await createCert(scene, 'testing.zeit.co')
    const pem = await putPem(scene, 'testing.zeit.co')
    await writeFile(join(scene.home, 'domain.crt'), 'not a certificate')
    const { code, stderr } = await scene.now(['certs', 'replace', ...pem, 'testing.zeit.co'], YES)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^> Error! \S.*\n$/)
    expect(await certsOf(scene)).toEqual([expect.objectContaining({ uid, autoRenew: true })])
  })

  it('removes a certificate, and reads the answer as JSON (NOW-CERT-8)', async () => {
    const scene = await start()
    const { uid } = await createCert(scene, 'testing.zeit.co')
    const { code, stdout } = await scene.now(['certs', 'rm', uid], YES)
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`> Success! Certificate testing\\.zeit\\.co \\(${uid}\\) removed \\[TIME\\]\\n$`))
    expect(await certsOf(scene)).toEqual([])
  })
})

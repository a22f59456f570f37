/** The official JavaScript client of the now API, in this process: against the node server, and through MSW. */
import { createHash } from 'node:crypto'
import { setupServer } from 'msw/node'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform, type Platform, type PlatformOptions } from '../../src/index.ts'
import { loadNowClient } from './now-client.ts'
import { createSelfSigned } from './self-signed.ts'

let Client: Awaited<ReturnType<typeof loadNowClient>>

beforeAll(async () => {
  Client = await loadNowClient()
})

/** A way from the client to the platform: what it is called, and how it is opened and closed. */
interface Way {
  readonly name: string
  /** Returns where the client has to go instead of https://api.zeit.co, if anywhere. */
  open(platform: Platform): Promise<string | undefined>
}

const ways: readonly Way[] = [
  {
    name: 'the node server',
    async open(platform) {
      const server = await createServer(platform).listen({ port: 0 })
      onTestFinished(() => server.close())
      return server.url
    },
  },
  {
    name: 'MSW',
    async open(platform) {
      const server = setupServer(...createHandlers(platform))
      server.listen({ onUnhandledRequest: 'error' })
      onTestFinished(() => server.close())
      return undefined
    },
  },
]

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const EPOCH = expect.stringMatching(/^\d{13}$/)
const UID = expect.stringMatching(/^[A-Za-z0-9]{24}$/)

const sha1 = (content: string) => createHash('sha1').update(content).digest('hex')

/** What the client makes of an error answer: the status and the body, in one text. */
const refused = (status: number, code: string, endpoint = '') =>
  expect.stringMatching(
    new RegExp(
      `^StatusCodeError: ${status} - \\{"error":\\{"code":"${code}","message":"(?:[^"\\\\]|\\\\.)+","url":"https://zeit\\.co/errors/${endpoint}${code}"\\}\\}$`,
    ),
  )

describe.each(ways)('now-client through $name', ({ open }) => {
  async function start(options: PlatformOptions = {}) {
    const platform = createPlatform(options)
    const baseUrl = await open(platform)
    const clientOf = (token: string) => {
      const client = new Client(token)
      if (baseUrl !== undefined) client.request = client.request.defaults({ baseUrl })
      return client
    }
    return { platform, now: clientOf('nowhere_alice'), clientOf }
  }

  it('refuses an unknown token (NOW-AUTH-1, NOW-ERR-1, NOW-ERR-3)', async () => {
    const { clientOf } = await start()
    await expect(clientOf('unknown').getSecrets()).rejects.toEqual(refused(403, 'authentication_error'))
  })

  it('refuses what is past the rate limit (NOW-LIMIT-2, NOW-LIMIT-3)', async () => {
    const { now } = await start({ rateLimit: 1 })
    await now.getSecrets()
    await expect(now.getSecrets()).rejects.toEqual(refused(429, 'rate_limited'))
  })

  describe('secrets', () => {
    it('creates one and lists it without its value (NOW-SEC-1, NOW-SEC-2, NOW-SEC-3, NOW-SEC-4)', async () => {
      const { now } = await start()
      const created = await now.createSecret('my-api-key', 'my-value')
      expect(created).toEqual({ uid: expect.stringMatching(/^sec_[A-Za-z0-9]{24}$/) })
      expect(await now.getSecrets()).toEqual([{ uid: created.uid, name: 'my-api-key', created: ISO }])
    })

    it('renames by name and by uid (NOW-SEC-5, NOW-SEC-6, NOW-SEC-9)', async () => {
      const { now } = await start()
      const { uid } = await now.createSecret('my-api-key', 'my-value')
      expect(await now.renameSecret('my-api-key', 'second')).toEqual({ uid, oldName: 'my-api-key' })
      expect(await now.renameSecret(uid, 'third')).toEqual({ uid, oldName: 'second' })
      expect(await now.getSecrets()).toEqual([{ uid, name: 'third', created: ISO }])
    })

    it('refuses a taken name, and both stay as they are (NOW-SEC-7, NOW-SEC-8)', async () => {
      const { now } = await start()
      await now.createSecret('first', 'a')
      const { uid } = await now.createSecret('second', 'b')
      await expect(now.renameSecret(uid, 'first')).rejects.toEqual(refused(409, 'conflict', 'secrets/'))
      await expect(now.createSecret('first', 'c')).rejects.toEqual(refused(409, 'conflict', 'secrets/'))
      expect(await now.getSecrets()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'first' }),
          expect.objectContaining({ uid, name: 'second' }),
        ]),
      )
    })

    it('deletes by name and answers the uid of the match (NOW-SEC-9, NOW-SEC-10)', async () => {
      const { now } = await start()
      const { uid } = await now.createSecret('my-api-key', 'my-value')
      expect(await now.deleteSecret('my-api-key')).toEqual({ uid, name: 'my-api-key' })
      expect(await now.getSecrets()).toEqual([])
    })

    it("does not show one account another's (NOW-ERR-6, NOW-ERR-7)", async () => {
      const { now, clientOf } = await start()
      const { uid } = await now.createSecret('my-api-key', 'my-value')
      expect(await clientOf('nowhere_bob').getSecrets()).toEqual([])
      await expect(clientOf('nowhere_bob').deleteSecret(uid)).rejects.toEqual(refused(404, 'not_found', 'secrets/'))
    })
  })

  describe('deployments', () => {
    const project = {
      package: { name: 'project-a', scripts: { start: 'node start.js' } },
      'start.js': 'require("./myfolder/other")',
      'myfolder/other.js': 'é\n',
    }

    it('creates one and lists it by its host (NOW-DEP-1, NOW-DEP-2, NOW-DEP-12, NOW-DEP-15, NOW-DEP-16)', async () => {
      const { now } = await start()
      const created = await now.createDeployment(project)
      const host = expect.stringMatching(/^project-a-[a-z]{10}\.now\.sh$/)
      expect(created).toEqual({ uid: UID, host, state: 'BOOTING' })
      expect(await now.getDeployments()).toEqual([
        { uid: created.uid, name: 'project-a', url: created.host, created: EPOCH },
      ])
    })

    it('becomes READY (NOW-DEP-3, NOW-DEP-4, NOW-DEP-9)', async () => {
      const { now } = await start({ lifeCycle: 'immediate' })
      const { uid, host } = await now.createDeployment(project)
      expect(await now.getDeployment(uid)).toEqual({ uid, host, state: 'READY', stateTs: ISO })
    })

    it('lists the files as a tree (NOW-FILE-1, NOW-FILE-2, NOW-FILE-3)', async () => {
      const { now } = await start()
      const { uid } = await now.createDeployment(project)
      const files = await now.getFiles(uid)
      expect(files).toHaveLength(3)
      expect(files).toEqual(
        expect.arrayContaining([
          { type: 'file', name: 'package.json', uid: sha1(JSON.stringify(project.package, null, 2)) },
          { type: 'file', name: 'start.js', uid: sha1(project['start.js']) },
          {
            type: 'directory',
            name: 'myfolder',
            children: [{ type: 'file', name: 'other.js', uid: sha1(project['myfolder/other.js']) }],
          },
        ]),
      )
    })

    it('answers the content of a file, which the client parses when it can (NOW-FILE-4)', async () => {
      const { now } = await start()
      const { uid } = await now.createDeployment(project)
      expect(await now.getFile(uid, sha1(project['myfolder/other.js']))).toBe('é\n')
      expect(await now.getFile(uid, sha1(JSON.stringify(project.package, null, 2)))).toEqual(project.package)
    })

    it('refuses one without package, and nothing is created (NOW-DEP-13)', async () => {
      const { now } = await start()
      await expect(now.createDeployment({ 'start.js': '1' })).rejects.toEqual(refused(400, 'bad_request'))
      expect(await now.getDeployments()).toEqual([])
    })

    it('deletes one (NOW-DEP-17, NOW-DEP-18)', async () => {
      const { now } = await start()
      const { uid } = await now.createDeployment(project)
      expect(await now.deleteDeployment(uid)).toEqual({ uid, state: 'DELETED' })
      await expect(now.getDeployment(uid)).rejects.toEqual(refused(404, 'not_found', 'deployments/'))
    })
  })

  describe('aliases', () => {
    it('points one at a deployment, and lists it (NOW-ALIAS-1 to NOW-ALIAS-6)', async () => {
      const { now } = await start()
      const { uid: deploymentId } = await now.createDeployment({ package: { name: 'project-a' } })
      const alias = await now.createAlias(deploymentId, 'my-alias')
      expect(alias).toEqual({ uid: UID, created: ISO })
      expect(await now.getAliases()).toEqual([{ ...alias, alias: 'my-alias', deploymentId }])
      expect(await now.getAliases(deploymentId)).toEqual([{ ...alias, alias: 'my-alias' }])
    })

    it('moves one and answers the deployment that had it (NOW-ALIAS-7)', async () => {
      const { now } = await start()
      const before = await now.createDeployment({ package: { name: 'project-a' } })
      const after = await now.createDeployment({ package: { name: 'project-a' } })
      await now.createAlias(before.uid, 'my-alias')
      expect(await now.createAlias(after.uid, 'my-alias')).toEqual({ oldId: before.uid, uid: UID, created: ISO })
      expect(await now.getAliases(before.uid)).toEqual([])
    })

    it('deletes one (NOW-ALIAS-9, NOW-ALIAS-10)', async () => {
      const { now } = await start()
      const deployment = await now.createDeployment({ package: { name: 'project-a' } })
      const { uid } = await now.createAlias(deployment.uid, 'my-alias')
      expect(await now.deleteAlias(uid)).toEqual({ status: 'SUCCESS' })
      expect(await now.getAliases()).toEqual([])
    })
  })

  describe('domains', () => {
    it('adds an internal one, for which the client leaves isExternal out (NOW-DOM-2, NOW-DOM-3, NOW-DOM-4)', async () => {
      const { now } = await start()
      const added = await now.addDomain({ name: 'zeit.rocks' })
      expect(added).toEqual({ uid: UID, verified: true, created: ISO })
      expect(await now.getDomains()).toEqual([{ ...added, name: 'zeit.rocks', isExternal: false, aliases: [] }])
    })

    it('verifies an external one by a TXT record (NOW-DOM-5, NOW-DOM-6, NOW-DOM-7)', async () => {
      const { now, platform } = await start()
      const domain = { name: 'awesome-now.us', isExternalDNS: true }
      const first = await now.addDomain(domain)
      const verifyToken = expect.stringMatching(/^[0-9a-f]{40}$/)
      expect(first).toEqual({ uid: UID, verified: false, verifyToken, created: ISO })
      expect(await now.addDomain(domain)).toEqual(first)
      platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: String(first.verifyToken) })
      expect(await now.addDomain(domain)).toMatchObject({ uid: first.uid, verified: true })
    })

    it('deletes one (NOW-DOM-8, NOW-DOM-9)', async () => {
      const { now } = await start()
      const { uid } = await now.addDomain({ name: 'zeit.rocks' })
      expect(await now.deleteDomain('zeit.rocks')).toEqual({ uid })
      expect(await now.getDomains()).toEqual([])
    })

    it('adds a DNS record, wrapped in data or bare (NOW-DNS-2, NOW-DNS-4, NOW-DNS-5, NOW-DNS-6)', async () => {
      const { now } = await start()
      await now.addDomain({ name: 'zeit.rocks' })
      const mail = { name: 'subdomain', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 10 }
      const www = { name: 'www', type: 'A', value: '198.51.100.100' }
      const first = await now.addDomainRecord('zeit.rocks', { data: mail })
      const second = await now.addDomainRecord('zeit.rocks', www)
      const rest = { slug: expect.any(String), created: EPOCH, updated: null }
      expect(await now.getDomainRecords('zeit.rocks')).toEqual(
        expect.arrayContaining([
          { id: first.uid, ...mail, ...rest },
          { id: second.uid, ...www, ...rest },
        ]),
      )
    })

    it('deletes a DNS record and answers nothing (NOW-DNS-9)', async () => {
      const { now } = await start()
      await now.addDomain({ name: 'zeit.rocks' })
      const { uid } = await now.addDomainRecord('zeit.rocks', {
        data: { name: 'www', type: 'A', value: '198.51.100.100' },
      })
      expect(await now.deleteDomainRecord('zeit.rocks', uid)).toBeUndefined()
      expect(await now.getDomainRecords('zeit.rocks')).toHaveLength(2)
    })
  })

  describe('certificates', () => {
    it('issues one, and reads it at the paths of this client (NOW-CERT-1, NOW-CERT-2, NOW-CERT-3)', async () => {
      const { now } = await start()
      const issued = await now.createCertificate('testing.zeit.co')
      expect(issued).toEqual({ uid: expect.stringMatching(/^[A-Za-z0-9]{20,24}$/), created_at: ISO })
      const certs = [{ cn: 'testing.zeit.co', uid: issued.uid, created: ISO, expiration: ISO, autoRenew: true }]
      expect(await now.getCertificates()).toEqual(certs)
      expect(await now.getCertificates('testing.zeit.co')).toEqual(certs)
    })

    it('renews one (NOW-CERT-3)', async () => {
      const { now } = await start()
      await now.createCertificate('testing.zeit.co')
      expect(await now.renewCertificate('testing.zeit.co')).toMatchObject({ created_at: ISO })
    })

    it("replaces one by the user's own, without a CA chain (NOW-CERT-5, NOW-CERT-6)", async () => {
      const { now } = await start()
      await now.createCertificate('testing.zeit.co')
      const { cert, key } = await createSelfSigned('testing.zeit.co')
      // The client looks for `created`, which neither the document nor any answer has.
      expect(await now.replaceCertificate('testing.zeit.co', cert, key)).toBeUndefined()
      expect(await now.getCertificates()).toEqual([
        expect.objectContaining({ cn: 'testing.zeit.co', autoRenew: false }),
      ])
    })

    it('deletes one and answers nothing (NOW-CERT-8)', async () => {
      const { now } = await start()
      await now.createCertificate('testing.zeit.co')
      expect(await now.deleteCertificate('testing.zeit.co')).toBeUndefined()
      expect(await now.getCertificates()).toEqual([])
    })
  })
})

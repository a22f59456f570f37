/** PowerDNS's authoritative server over SQLite, from Debian, with the document that it serves itself. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { type LiveKind, type LiveServer, postJson, startProcess } from './live-server.ts'

const token = 'an-api-key-of-the-test'
const headers = { 'X-API-Key': token }
const schema = '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql'
const isThere = existsSync('/usr/sbin/pdns_server') && existsSync('/usr/bin/sqlite3') && existsSync(schema)

export const powerdns: LiveKind = {
  name: 'PowerDNS',
  obstacle: isThere ? undefined : 'Debian has it as pdns-server, pdns-backend-sqlite3 and sqlite3',
  start,
}

async function start(): Promise<LiveServer> {
  const place = await mkdtemp(join(tmpdir(), 'nowhere-powerdns-'))
  const database = join(place, 'pdns.sqlite')
  const run = (sql: string): Promise<{ stdout: string }> => promisify(execFile)('sqlite3', [database, sql])
  await run(await readFile(schema, 'utf8'))
  const [api, dns] = [await freePort(), await freePort()]
  await writeFile(join(place, 'pdns.conf'), configuration(place, database, api, dns))
  const { stop } = await startProcess('/usr/sbin/pdns_server', [`--config-dir=${place}`], /ready to distribute/, place)
  const url = `http://127.0.0.1:${api}/api/v1`
  await fill(url)
  const served = await fetch(`http://127.0.0.1:${api}/api/docs`, { headers })
  return {
    url,
    token,
    document: documentOf(await served.text()),
    state: async () => (await run('.dump')).stdout.split('\n'),
    async stop() {
      await stop()
      await rm(place, { recursive: true, force: true })
    },
  }
}

/** What somebody has who lets a run loose on it. */
async function fill(url: string): Promise<void> {
  const server = `${url}/servers/localhost`
  const rrset = { name: 'www.example.org.', type: 'A', ttl: 60, records: [{ content: '192.0.2.1', disabled: false }] }
  const zone = { name: 'example.org.', kind: 'Native', nameservers: ['ns1.example.org.'], rrsets: [rrset] }
  await postJson(`${server}/zones`, zone, headers)
  await postJson(`${server}/tsigkeys`, { name: 'mine', algorithm: 'hmac-sha256' }, headers)
}

function configuration(place: string, database: string, api: number, dns: number): string {
  const settings = {
    launch: 'gsqlite3',
    'gsqlite3-database': database,
    api: 'yes',
    'api-key': token,
    webserver: 'yes',
    'webserver-address': '127.0.0.1',
    'webserver-port': api,
    'local-address': '127.0.0.1',
    'local-port': dns,
    'socket-dir': place,
    'security-poll-suffix': '',
    daemon: 'no',
    guardian: 'no',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

type Schema = { required?: string[]; readonly properties: Record<string, Record<string, unknown>> }

/** What it serves is Swagger 2.0, and says in prose what names look like; that much somebody would add. */
function documentOf(text: string): unknown {
  const swagger = parse(text, { merge: true }) as { readonly definitions: Record<string, Schema> }
  const { Zone, TSIGKey } = swagger.definitions
  if (Zone === undefined || TSIGKey === undefined) throw new Error('Failed to read the document of PowerDNS.')
  Object.assign(Zone.properties.name ?? {}, { pattern: '^[a-z0-9]+([.-][a-z0-9]+)*[.]$' })
  Zone.required = ['name', 'kind']
  Object.assign(TSIGKey.properties.algorithm ?? {}, { enum: ['hmac-sha256', 'hmac-sha512'] })
  Object.assign(TSIGKey.properties.name ?? {}, { pattern: '^[a-z0-9-]+$' })
  TSIGKey.required = ['name', 'algorithm']
  return swagger
}

/** PowerDNS takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('Failed to find a free port.')
  return address.port
}

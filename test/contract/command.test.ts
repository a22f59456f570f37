import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type RunningServer } from '../../src/adapters/node.ts'
import type { Report } from '../../src/contract/index.ts'
import { createPlatform, type Platform } from '../../src/index.ts'
import { buildCommand, type CommandLine } from './command.ts'
import { recordsOf } from './fake.ts'

let command: CommandLine
let platform: Platform
let server: RunningServer

beforeAll(async () => {
  command = await buildCommand()
})
afterAll(() => command.remove())

beforeEach(async () => {
  platform = createPlatform({ rateLimit: 100_000 })
  server = await createServer(platform).listen()
})
afterEach(async () => {
  await server.close()
  rmSync(command.folder, { recursive: true, force: true })
  mkdirSync(command.folder)
})

const file = (name: string): string => join(command.folder, name)
const readReport = (name: string): Report => JSON.parse(readFileSync(file(name), 'utf8'))
/** What tells that it is the fake counts too. */
const askedBefore = 1
/** The cheapest of the systems. */
const small = ['--system', 'project-secrets', '--seed', '1']

/** A server in front of the fake that changes what it answers to one path. */
async function serveBroken(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const broken = createHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = request.headers
    const answer = await fetch(`${server.url}${request.url}`, {
      method: request.method ?? 'GET',
      // The names that node read are those that fetch takes.
      headers: headers as Record<string, string>,
      ...(body.length > 0 && { body }),
    })
    const isList = request.method === 'GET' && /\/projects\/\w+\/secrets$/.test(request.url ?? '')
    // It repeats the token, as a careless service does.
    const text = (await answer.text()).replace(/\}$/, `,"you":${JSON.stringify(request.headers.authorization ?? '')}}`)
    const { 'content-encoding': _c, 'content-length': _l, ...passed } = Object.fromEntries(answer.headers)
    response.writeHead(answer.status, passed)
    response.end(isList && answer.status === 200 ? text.replaceAll('"key"', '"kay"') : text)
  })
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
  // Of a server that listens on a port.
  const { port } = broken.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        broken.close(() => resolve())
        broken.closeAllConnections()
      }),
  }
}

/** The last line of a run that conforms, with what that rests on. */
const held = expect.stringMatching(/^Verdict {2}conforms: \d+ of \d+ requirements held(, \d+ not exercised)?\n?$/)

describe('nowhere verify', () => {
  it('knows the tokens and ids of the fake, verifies all of its systems and ends with 0', async () => {
    const before = recordsOf(platform)
    const { code, stdout, stderr } = await command.run([
      'verify',
      server.url,
      '--seed',
      '1',
      '--report',
      'json=report.json',
    ])
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: held })
    expect(stderr).toContain('json: report.json\n')
    const report = readReport('report.json')
    expect(report.systems.map(({ name, skipped }) => [name, skipped])).toEqual([
      ['now', null],
      ['vercel-secrets', null],
      ['environment-secrets', null],
      ['project-secrets', null],
    ])
    expect(report).toMatchObject({ isNowhere: true, level: 'ASSUMED', seed: '1', leftovers: [] })
    expect({ ...recordsOf(platform), blobs: 0 }).toEqual({ ...before, blobs: 0 })
  })

  it('leaves its report with the fake that --control names, where the inspector shows it', async () => {
    const broken = await serveBroken()
    try {
      const { code } = await command.run(['verify', broken.url, ...small, '--control', server.url])
      const kept = await (await fetch(`${server.url}/_nowhere/report`)).json()
      expect({ code, ...kept.report }).toMatchObject({ code: 1, verdict: 'broken', target: broken.url, seed: '1' })
    } finally {
      await broken.close()
    }
  })

  it('writes every form of report, and GitHub’s on standard output', async () => {
    const forms = 'json=a.json,junit=a.xml,html=a.html,sarif=a.sarif,github'
    const { code, stdout, stderr } = await command.run(['verify', server.url, ...small, '--report', forms])
    expect(code).toBe(0)
    expect(readFileSync(file('a.xml'), 'utf8')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /)
    expect(readFileSync(file('a.html'), 'utf8')).toMatch(/^<!doctype html>\n/)
    expect(JSON.parse(readFileSync(file('a.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(stdout).toMatch(/^::/)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^::notice title=nowhere verify%3A conforms%3A \d+ of \d+ requirements held/,
    )
    // What a person reads does not come between what a program does.
    expect(stderr.trimEnd().split('\n')).toContainEqual(held)
  })

  it('says nothing but the verdict when it is quiet', async () => {
    const { code, stdout, stderr } = await command.run(['verify', server.url, ...small, '--quiet'])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: held, stderr: '' })
  })

  it('ends with 1 when something is broken, says which sentence, and shows no token', async () => {
    const broken = await serveBroken()
    const headers = ['--header', 'X-Gate: s3cr3t-gate', '--report', 'json=report.json']
    const { code, stdout, stderr } = await command.run(['verify', broken.url, ...small, ...headers])
    await broken.close()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Failures\n {2}1\. /)
    expect(stdout).toContain('source    API Reference, Secrets, List Secrets')
    expect(stdout).toContain('-H "authorization: Bearer $NOWHERE_TOKEN"')
    expect(stdout).toContain('-H "x-gate: $X_GATE"')
    expect(stdout + stderr + readFileSync(file('report.json'), 'utf8')).not.toMatch(/nowhere_alice|s3cr3t-gate/)
  })

  it('drafts a ledger, which excuses nothing itself, with which the same target conforms, and without the deviation no longer does', async () => {
    const broken = await serveBroken()
    const drafted = await command.run(['verify', broken.url, ...small, '--write-ledger'])
    const unexplained = await command.run(['verify', broken.url, ...small])
    const ledger = readFileSync(file('nowhere.ledger.yaml'), 'utf8')
    writeFileSync(file('nowhere.ledger.yaml'), ledger.replaceAll('Not explained yet.', 'Its lists are of another day.'))
    const known = await command.run(['verify', broken.url, ...small])
    await broken.close()
    const mended = await command.run(['verify', server.url, ...small])
    expect([drafted.code, unexplained.code, known.code, mended.code]).toEqual([1, 1, 0, 1])
    expect(drafted.stderr).toMatch(
      /^The ledger nowhere\.ledger\.yaml is written, with (\d+) entr(y|ies), \1 of them without a reason: write why each is accepted, for the next run fails until then\.$/m,
    )
    expect(unexplained.stdout).toContain('it has no reason yet. Write why it is accepted.')
    expect(known.stdout).toContain('Known, in the ledger\n')
    expect(known.stdout).toMatch(/^Verdict {2}conforms: .*, with known deviations$/m)
    expect(mended.stdout).toContain('it no longer happens. Remove the entry.')
  })

  it('takes tokens from the environment and a config file, each above the next', async () => {
    writeFileSync(file('nowhere.config.yaml'), `url: ${server.url}\nsystem: [project-secrets]\nseed: 7\ntoken: wrong\n`)
    const named = ['--config', 'nowhere.config.yaml']
    const { code } = await command.run(['verify', '--report', 'json=report.json', ...named], {
      NOWHERE_TOKEN: 'nowhere_alice',
    })
    expect(code).toBe(0)
    expect(readReport('report.json').seed).toBe('7')
    const wrong = await command.run(['verify', '--quiet'])
    // Nothing succeeded, so there is no verdict on the target.
    expect(wrong.code).toBe(3)
    expect(wrong.stdout).not.toContain('wrong_token')
  })

  it('verifies only the systems whose token is given, and names the others', async () => {
    const args = [
      'verify',
      server.url,
      '--token',
      'project-secrets=nowhere_alice',
      '--project',
      'prj_nowhere',
      '--seed',
      '1',
    ]
    const { code, stdout } = await command.run(args)
    expect(code).toBe(0)
    expect(stdout).toContain('Left out\n  the system now: no token was given\n')
  })

  it('stays within a budget and names what it had no room for', async () => {
    const { code, stdout } = await command.run(['verify', server.url, '--budget', '40', '--report', 'json=report.json'])
    const { requests, verdict } = readReport('report.json')
    expect(requests).toMatchObject({ most: 40, beyondMost: 0 })
    expect(platform.journal.entries()).toHaveLength(requests.total - askedBefore)
    expect(requests.total).toBeLessThanOrEqual(40)
    expect(stdout).toContain('steps: the budget of 40 requests had no room for it')
    // Of four systems that is too little to say that they conform.
    expect({ code, verdict }).toEqual({ code: 3, verdict: 'none' })
    expect(stdout).toMatch(
      /no verdict \(3\): \d+ of \d+ exercised: --budget 40 left out \d+, more than it had room for\n$/,
    )
  })

  it('asks one thing alone, and writes every exchange as a HAR without the token', async () => {
    const one = ['--only', 'PRJ-LIST-1', '--har', 'run.har', '--report', 'json=one.json']
    const { code } = await command.run(['verify', server.url, ...small, ...one])
    expect(code).toBe(0)
    const report = readReport('one.json')
    const asked = report.scenarios.flatMap(({ steps }) => steps.flatMap(({ requirements }) => requirements))
    expect(asked).toContain('PRJ-LIST-1')
    const har = readFileSync(file('run.har'), 'utf8')
    const { log } = JSON.parse(har)
    expect(log).toMatchObject({ version: '1.2' })
    expect(log.entries).toHaveLength(report.requests.total - askedBefore)
    expect(har).not.toContain('nowhere_alice')
    const { code: wrong, stderr } = await command.run(['verify', server.url, ...small, '--only', 'NOTHING-1'])
    expect({ wrong, stderr }).toEqual({
      wrong: 2,
      stderr: expect.stringContaining('Failed to verify only "NOTHING-1": no scenario asks for it.'),
    })
  })

  it('changes nothing when it may only read', async () => {
    const before = platform.snapshot().collections
    const { code } = await command.run(['verify', server.url, '--read-only', '--quiet', '--system', 'now'])
    expect(code).toBe(0)
    expect(platform.snapshot().collections).toEqual(before)
  })
})

describe('nowhere verify --plan', () => {
  it('prints every request and sends none, not even to see whether it is the fake', async () => {
    let requests = 0
    const counting = createHttpServer((_, response) => {
      requests++
      response.end()
    })
    await new Promise<void>((resolve) => counting.listen(0, '127.0.0.1', resolve))
    // Of a server that listens on a port.
    const { port } = counting.address() as AddressInfo
    const args = ['verify', `http://127.0.0.1:${port}`, '--plan', '--token', 't0ken', '--project', 'p1', ...small]
    const { code, stdout, stderr } = await command.run(args)
    counting.close()
    expect({ code, stderr, requests }).toEqual({ code: 0, stderr: '', requests: 0 })
    expect(stdout).toContain('/api/v1/projects/p1/secrets')
    expect(stdout).toContain('Left out\n  the system now: it was not asked for\n')
    expect(stdout).toMatch(/\nRequests {4}\d+.*\nMakes {7}\d+ projectSecrets\n/)
    expect(stdout).toMatch(/\nNothing was sent\.\n$/)
    expect(stdout).not.toContain('t0ken')
  })

  it('needs no token, for it sends none', async () => {
    const { code, stdout, stderr } = await command.run(['verify', 'http://127.0.0.1:9', '--plan', '--system', 'now'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('POST http://127.0.0.1:9/now/secrets (createNowSecret, as owner, makes one of secrets)')
  })
})

describe('wrong usage', () => {
  it.each<[readonly string[], string]>([
    [['verify'], 'Failed to read the target: no URL was given.'],
    [['verify', 'here'], 'Failed to read the target: "here" is no http or https URL.'],
    [['verify', 'URL', '--level', 'never'], "option '--level <level>' argument 'never' is invalid."],
    [['verify', 'URL', '--report', 'xml=a'], 'Failed to read --report: "xml" is no form of report.'],
    [['verify', 'URL', '--report', 'json'], 'Failed to read --report: json has no file.'],
    [['verify', 'URL', '--report', 'json=no/such/a.json'], 'Failed to read --report: there is no folder no/such.'],
    [['verify', 'URL', '--report', 'json=a,html=a'], 'Failed to read --report: two reports have the same file.'],
    [['verify', 'URL', '--capability', 'flying'], 'Failed to read the target: there is no capability "flying".'],
    [['verify', 'URL', '--system', 'moon'], 'Failed to verify with the option systems: "moon" is none of them.'],
    [
      ['verify', 'URL', '--allow', 'leftovers,all'],
      'Failed to read the target: --allow has "all". It may have domains, certs, singletons, leftovers.',
    ],
    [['verify', 'URL', '--extra-token', 'boss=1'], 'Failed to read --extra-token: it names no role.'],
    [['verify', 'URL', '--token', 'ä'], 'Failed to read a token: that of the role owner is empty or has signs'],
    [['verify', 'http://bob:pass@127.0.0.1:9', '--token', 'a'], 'the URL has a user and a password in it.'],
    [['verify', 'http://127.0.0.1:9?a=b', '--token', 'a'], 'has a query or a fragment.'],
    [['verify', 'URL', '--header', 'a'], 'Failed to read --header: it is not NAME: VALUE.'],
    [['verify', 'URL', '--dns-command', 'set'], 'Failed to read --dns-command: it has no place for the name.'],
    [['verify', 'URL', '--budget', '0'], "option '--budget <n>' argument '0' is invalid."],
    [['verify', 'URL', '--ledger', 'none.yaml'], 'Failed to read the ledger from none.yaml: there is no such file'],
    [['verify', 'URL', '--capability', 'one-account,team'], 'It is the id of a team (--team ID).'],
    [['verify', 'URL', '--second-token', 'nowhere_alice'], 'the tokens of the roles owner and second are the same'],
    [['verify', 'URL', '--config', 'none.json'], 'Failed to read the config from none.json: there is no such file'],
    [['verify', 'URL', '--spec', 'none.yaml'], 'none.yaml'],
    [['verify', 'URL', '--ca', 'none.pem'], 'Failed to read the certificate authority from none.pem'],
    [['verify', 'URL', '--flying'], "unknown option '--flying'."],
    [['compare', 'URL'], "missing required argument 'url-b'."],
    [['compare', 'URL', 'there'], 'Failed to read the target: "there" is no http or https URL.'],
    [['clean', 'none.journal'], 'Failed to read the journal none.journal: there is no such file.'],
  ])('%j is one line that says what to do, and 2', async (args, told) => {
    const { code, stdout, stderr } = await command.run(args.map((arg) => (arg === 'URL' ? server.url : arg)))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^nowhere: .+\.\n$/)
    expect(stderr).toContain(told)
  })

  it.each([
    ['dnsCommand: "touch harm {name}"\n', {}, 'it has a command (dnsCommand), and nobody named the file.'],
    ['url: URL\n', { NOWHERE_TOKEN: 'nowhere_alice' }, 'it has the address (url) to which a token of the environment'],
  ])('of a config file that nobody named says to name it: %j', async (text, environment, told) => {
    writeFileSync(file('nowhere.config.yaml'), text.replace('URL', server.url))
    const isAddress = text.startsWith('url')
    const { code, stdout, stderr } = await command.run(['verify', ...(isAddress ? [] : [server.url])], environment)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^nowhere: .+ Give --config nowhere\.config\.yaml if you trust it\.\n$/)
    expect(stderr).toContain(told)
  })

  it('of a config file names the member', async () => {
    writeFileSync(file('nowhere.config.json'), '{ "tokn": "a" }')
    const { code, stderr } = await command.run(['verify', server.url])
    expect(code).toBe(2)
    expect(stderr).toContain(
      'Failed to read the config nowhere.config.json: it has the unknown member "tokn". It may have url, ',
    )
  })

  it('of a journal that is there already begins nothing', async () => {
    writeFileSync(file('run.journal'), '')
    const { code, stderr } = await command.run(['verify', server.url, '--journal', 'run.journal'])
    expect({ code, requests: platform.journal.entries().length }).toEqual({ code: 2, requests: 0 })
    expect(stderr).toContain(
      'Failed to begin the journal run.journal: it is there already. Give a file that is not there; if an earlier run left it, nowhere clean run.journal removes',
    )
  })
})

describe('a file that cannot be written is said before the first request:', () => {
  it.each([
    ['the journal', ['--journal', 'none/run.journal'], 'none/run.journal: there is no such file or folder'],
    ['the journal', ['--journal', '.'], '.: it is there already'],
    [
      'the ledger',
      ['--write-ledger', '--ledger', 'none/ledger.yaml'],
      'none/ledger.yaml: there is no such file or folder',
    ],
    [
      'the ledger',
      ['--write-ledger', '--ledger', 'a-file/ledger.yaml'],
      'a-file/ledger.yaml: what should be its folder is none',
    ],
    ['the report', ['--report', 'json=none/report.json'], 'there is no folder none'],
  ])('%s, with %j', async (_, flags, why) => {
    writeFileSync(file('a-file'), '')
    const { code, stderr } = await command.run(['verify', server.url, ...flags])
    expect({ code, requests: platform.journal.entries().length }).toEqual({ code: 2, requests: 0 })
    expect(stderr).toContain(why)
  })
})

describe('a target that cannot be reached', () => {
  it('is one line, and 3', async () => {
    await server.close()
    const { code, stdout, stderr } = await command.run(['verify', server.url])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/^nowhere: Failed to reach http:\/\/127\.0\.0\.1:\d+: .+\n$/)
  })
})

describe('an interrupted run', () => {
  /** Waits until the run has made something that it has not removed. */
  async function untilMade(journal: string): Promise<void> {
    for (let tries = 0; tries < 400; tries++) {
      const text = existsSync(journal) ? readFileSync(journal, 'utf8') : ''
      if ((text.match(/"made"/g)?.length ?? 0) > (text.match(/"gone"/g)?.length ?? 0)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('the run made nothing')
  }
  const own = (): object => ({ ...recordsOf(platform), blobs: 0, missingContents: 0 })

  it('removes what it made after SIGINT, gives no verdict and ends with 3', async () => {
    const before = own()
    const { child, ended } = command.start(['verify', server.url, '--seed', '1', '--journal', 'run.journal'])
    await untilMade(file('run.journal'))
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect(code).toBe(3)
    expect(stdout).toContain('Verdict  no verdict: the run was ended early\n')
    expect(stderr).toContain('Again ends at once; then `nowhere clean run.journal` removes it.')
    expect(own()).toEqual(before)
  })

  it('is finished by nowhere clean after SIGKILL', async () => {
    const before = own()
    const { child, ended } = command.start(['verify', server.url, '--seed', '1', '--journal', 'run.journal'])
    await untilMade(file('run.journal'))
    child.kill('SIGKILL')
    await ended
    const cleaned = await command.run(['clean', 'run.journal'])
    expect(cleaned).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ removed from http:.*\n$/), stderr: '' })
    expect(own()).toEqual(before)
    expect((await command.run(['clean', 'run.journal'])).stdout).toMatch(/^0 removed from /)
  })
})

describe('nowhere clean', () => {
  it('says that a journal is of a run by another document, and how to give that', async () => {
    const run = {
      event: 'run',
      version: 1,
      prefix: 'nkmwy0rsko',
      target: server.url,
      startedAt: '2030-01-01T00:00:00.000Z',
    }
    const thing = { collection: 'widgets', operationId: 'createWidget', path: {}, query: {}, marks: [], named: {} }
    const lines = [run, { event: 'intend', id: 1, system: 'widgets', role: 'owner', ...thing }]
    writeFileSync(file('other.journal'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const { code, stderr } = await command.run(['clean', 'other.journal', '--token', 'T'])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'nowhere: Failed to clean by other.journal: its run was held to another document (there is no operation "createWidget" in this one). Give with --spec the document that the run was given.\n',
    })
  })
})

describe('nowhere compare', () => {
  it('says that a fake agrees with another one, in one table, and ends with 0', async () => {
    const other = await createServer(createPlatform({ rateLimit: 100_000, seed: 2 })).listen()
    const args = ['compare', server.url, other.url, ...small, '--quiet', '--report', 'json=table.json']
    const { code, stdout, stderr } = await command.run(args)
    await other.close()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('agree  A differs  B differs  both differ  not compared\n')
    expect(JSON.parse(readFileSync(file('table.json'), 'utf8')).counts).toMatchObject({
      'a differs': 0,
      'b differs': 0,
    })
  })

  it('says that the second one differs from the document, and ends with 1', async () => {
    const broken = await serveBroken()
    const tokens = ['--token-b', 'nowhere_alice', '--project-b', 'prj_nowhere']
    const { code, stdout } = await command.run(['compare', server.url, broken.url, ...small, ...tokens, '--quiet'])
    await broken.close()
    expect(code).toBe(1)
    expect(stdout).toContain('Different from the document\n  B differs: ')
    expect(stdout).not.toContain('  A differs: ')
  })
})

describe('a target over TLS', () => {
  it('is trusted by --ca or --insecure, in either version of HTTP, and not without', async () => {
    const secure = await createServer(platform, { tls: true }).listen()
    writeFileSync(file('ca.pem'), secure.ca ?? '')
    const codes: Record<string, number | null> = {}
    for (const flags of ['--ca ca.pem', '--ca ca.pem --http1', '--insecure', '']) {
      const args = ['verify', secure.url, ...small, '--quiet', ...flags.split(' ').filter((flag) => flag !== '')]
      codes[flags] = (await command.run(args)).code
    }
    await secure.close()
    expect(codes).toEqual({ '--ca ca.pem': 0, '--ca ca.pem --http1': 0, '--insecure': 0, '': 3 })
  })
})

describe('the control endpoint of the fake', () => {
  it('moves its clock when --control names it, so that a low limit takes no time', async () => {
    const slow = await createServer(createPlatform({ rateLimit: 20 })).listen()
    const args = ['verify', slow.url, ...small, '--control', slow.url, '--report', 'json=report.json']
    const { code } = await command.run(args)
    await slow.close()
    const { requests, durationMs } = readReport('report.json')
    expect(code).toBe(0)
    expect(requests.waitedForLimitMs).toBeGreaterThan(30_000)
    expect(durationMs).toBeLessThan(requests.waitedForLimitMs)
  })

  it('is asked for, so that another one is refused', async () => {
    const other = await serveBroken()
    const { code, stderr } = await command.run(['verify', server.url, '--control', `${other.url}/nothing`])
    await other.close()
    expect(code).toBe(2)
    expect(stderr).toContain('/nothing/_nowhere/health. Give --control the URL of a running nowhere serve.')
  })
})

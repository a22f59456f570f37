import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/contract/exchange/node-connection.ts'
import { type JournalEvent, type TargetOptions, verify } from '../../src/contract/index.ts'
import { createFake } from './fake.ts'

type Fetch = NonNullable<TargetOptions['fetch']>

/** The fake behind something that answers in its place now and then. */
function behind(change: (input: string, init: RequestInit, fake: Fetch) => Promise<Response>) {
  const fake = createFake()
  const own: Fetch = (input, init) => fake.platform.fetch(input, init)
  return { fake, target: { ...fake.target, fetch: (input: string, init: RequestInit) => change(input, init, own) } }
}

const isCreatingSecret = (input: string, init: RequestInit): boolean =>
  init.method === 'POST' && new URL(input).pathname === '/now/secrets'

describe('a secret that the run made up', () => {
  it('stands in no journal and in no report, whatever the target does with it', async () => {
    const sent = new Set<string>()
    const { target } = behind(async (input, init, fake) => {
      if (!isCreatingSecret(input, init)) return fake(input, init)
      const text = String(init.body)
      const [inText = ''] = text.match(/nk[a-z0-9]+-value-\d+-[a-z0-9]{16}/) ?? []
      const whole = /"value":("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
      const value: string = whole === undefined ? inText : JSON.parse(whole)
      if (inText !== '') sent.add(inText)
      // It takes what is no JSON, and answers with what it was sent, in clear and in base64.
      return Response.json({ uid: 'sec_1', value, encoded: Buffer.from(value).toString('base64'), text })
    })
    const events: JournalEvent[] = []
    const report = await verify(target, { systems: ['now'], seed: 1, journal: { append: (e) => void events.push(e) } })
    expect(sent.size).toBeGreaterThan(5)
    expect(report.verdict).toBe('broken')
    const written = JSON.stringify([events, report])
    const forms = [...sent].flatMap((value) => [value, btoa(value).replace(/=+$/, '')])
    expect(forms.filter((form) => written.includes(form))).toEqual([])
  })
})

describe('a gateway that answers once in a while', () => {
  const flaky = (status: number) => {
    let count = 0
    return behind(async (input, init, fake) =>
      ++count % 50 === 0 ? new Response('bad gateway', { status }) : fake(input, init),
    )
  }

  it('is asked again where a target is not the fake, and the report says how often', async () => {
    const { target } = flaky(503)
    const report = await verify({ ...target, isNowhere: false }, { systems: ['now'], seed: 1 })
    expect({ verdict: report.verdict, fails: report.counts.fail }).toEqual({ verdict: 'conforms', fails: 0 })
    expect(report.requests.hiccups).toBeGreaterThan(2)
  })

  it('is held against the fake, which has none before it', async () => {
    const { target } = flaky(503)
    const report = await verify(target, { systems: ['now'], seed: 1 })
    expect({ verdict: report.verdict, hiccups: report.requests.hiccups }).toEqual({ verdict: 'broken', hiccups: 0 })
  })
})

describe('a token that is not accepted', () => {
  it.each([
    ['owner', { owner: 'nobody', second: 'nowhere_bob' }, 'with --token, where'],
    ['second', { owner: 'nowhere_alice', second: 'nobody' }, 'with --second-token, where'],
  ])('is said of the role %s, in place of all that fails for it', async (role, tokens, flag) => {
    const { platform } = createFake()
    const run = verify({ fetch: platform.fetch, clock: platform.clock, tokens }, { systems: ['now'], seed: 1 })
    await expect(run).rejects.toMatchObject({
      code: 'REFUSED_TOKEN',
      message: expect.stringMatching(
        new RegExp(`^Failed to verify now: no call accepted the token of the role ${role} \\(.* answered 403\\)\\.`),
      ),
    })
    await expect(run).rejects.toThrow(flag)
  })
})

describe('a target that stops answering', () => {
  it('has no verdict, whatever it leaves behind', async () => {
    let count = 0
    const { target } = behind(async (input, init, fake) => {
      if (++count > 100) throw new Error('connection refused')
      return fake(input, init)
    })
    const report = await verify(target, { systems: ['now'], seed: 1 })
    expect(report.counts.fail).toBe(0)
    expect(report.verdict).toBe('error')
    // It is not asked for ever: five calls without an answer, and one more for the clean-up.
    expect(count).toBeLessThan(110)
  })

  it('has none either when it refuses everything for longer than anybody waits', async () => {
    let count = 0
    const { target } = behind(async (input, init, fake) => {
      const refusal = { error: { code: 'rate_limited', message: 'x', url: 'https://zeit.co/errors/rate_limited' } }
      return ++count > 50
        ? Response.json(refusal, { status: 429, headers: { 'retry-after': '99999' } })
        : fake(input, init)
    })
    const report = await verify({ ...target, isNowhere: false }, { systems: ['now'], seed: 1 })
    expect(report.verdict).not.toBe('conforms')
    expect(JSON.stringify(report.scenarios)).toContain('was refused with 429, to be asked again in 99999 s')
    expect(count).toBeLessThan(60)
  })
})

describe('a budget', () => {
  it.each([1, 12, 40, 100])('of %i requests is not exceeded, and nothing is left behind', async (budget) => {
    const fake = createFake({ bootingMs: 2_000 })
    const report = await verify(fake.target, { budget, seed: 2 })
    expect(fake.requests()).toBeLessThanOrEqual(budget)
    expect(report.leftovers).toEqual([])
  })

  it('of more than a run needs leaves nothing out', async () => {
    const reasons = async (budget: number): Promise<(string | null)[]> => {
      const report = await verify(createFake().target, { budget, systems: ['project-secrets'], seed: 2 })
      return report.scenarios.flatMap(({ steps }) => steps.map(({ reason }) => reason))
    }
    expect((await reasons(2_000)).filter((reason) => reason?.includes('budget'))).toEqual([])
    expect((await reasons(40)).filter((reason) => reason?.includes('budget of 40')).length).toBeGreaterThan(0)
  })
})

describe('options that nobody reads', () => {
  const { target } = createFake()
  it.each<[string, object, string]>([
    ['of another name', { sytems: ['now'] }, '"sytems" is none of them'],
    ['without an end', { budget: Number.NaN }, 'the option budget: "NaN"'],
    ['of no profile', { profile: 'x' }, 'the option profile: "x"'],
  ])('%s are refused before anything is asked', async (_, options, told) => {
    await expect(verify(target, options)).rejects.toThrow(told)
  })

  it.each<[string, object, string]>([
    ['no tokens', { tokens: undefined }, 'it has no tokens'],
    ['a role that nobody has', { tokens: { ownr: 'a' } }, 'nobody has the role "ownr"'],
    ['a capability that it was not given', { capabilities: ['team'] }, 'It is the id of a team (--team ID).'],
    ['a token that is no text', { tokens: { owner: null } }, 'the token of the role owner is no text'],
    [
      'one token for two accounts',
      { tokens: { owner: 'a', second: 'a' } },
      'of the roles owner and second are the same',
    ],
  ])('so is a target with %s', async (_, wrong, told) => {
    // Wrong on purpose, as a caller without types may be.
    await expect(verify({ ...target, ...wrong } as TargetOptions)).rejects.toThrow(told)
  })
})

describe('a connection to a URL', () => {
  let server: Server
  let url: string
  const asked: (string | undefined)[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['accept-encoding'])
      if (request.url === '/long') {
        const chunk = Buffer.alloc(1024 * 1024)
        const write = (): void => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', write)
        write()
      } else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // Of a server that listens on a port.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const get = async (path: string) => {
    const connection = connect({})
    try {
      return await connection.send({ method: 'GET', url: `${url}${path}`, headers: {}, body: null })
    } finally {
      await connection.close()
    }
  }

  it('asks for no encoding, and reads what is compressed all the same', async () => {
    const { bytes } = await get('/')
    expect({ text: Buffer.from(bytes).toString(), asked }).toEqual({ text: '{"a":1}', asked: ['identity'] })
  })

  it('reads no answer without end', async () => {
    await expect(get('/long')).rejects.toThrow('the answer is longer than 16777216 bytes')
  })
})

describe('what a deployment leaves when it is deleted', () => {
  it('is removed by its own list, and held against nobody where no document says that it goes', async () => {
    const { fake, target } = behind(async (input, init, ask) => {
      const url = new URL(input)
      const [, id] = /^\/now\/deployments\/([^/]+)$/.exec(url.pathname) ?? []
      if (init.method !== 'DELETE' || id === undefined) return ask(input, init)
      // Its aliases are put on a deployment that nobody made here, before it goes.
      const headers = init.headers ?? {}
      const listed = await ask(`${url.origin}/now/deployments/${id}/aliases`, { headers })
      const answer = await ask(input, init)
      if (!listed.ok || !answer.ok) return answer
      const { aliases } = (await listed.json()) as { aliases: { alias: string }[] }
      const body = JSON.stringify({ package: { name: 'keeper' } })
      const json = { ...Object.fromEntries(new Headers(headers)), 'content-type': 'application/json' }
      if (aliases.length === 0) return answer
      const made = await ask(`${url.origin}/now/deployments`, { method: 'POST', headers: json, body })
      const { uid } = (await made.json()) as { uid: string }
      for (const { alias } of aliases) {
        const point = { method: 'POST', headers: json, body: JSON.stringify({ alias }) }
        await ask(`${url.origin}/now/deployments/${uid}/aliases`, point)
      }
      return answer
    })
    const report = await verify(
      { ...target, isNowhere: false, capabilities: ['domains', 'certs'] },
      { seed: 1, systems: ['now'] },
    )
    expect({ verdict: report.verdict, leftovers: report.leftovers }).toEqual({ verdict: 'conforms', leftovers: [] })
    const { aliases } = fake.platform.snapshot().collections as { readonly aliases: readonly unknown[] }
    expect(aliases).toEqual([])
  })
})

describe('a system that the target does not have', () => {
  const onlySecretsOfProjects = behind(async (input, init, fake) =>
    new URL(input).pathname.startsWith('/api/v1/') ? fake(input, init) : new Response('no such page', { status: 404 }),
  )
  const { isNowhere: _, ...target } = onlySecretsOfProjects.target

  it('is left out by name where nobody asked for it', async () => {
    const report = await verify({ ...target, capabilities: ['leftovers'] }, { seed: 1 })
    expect({ verdict: report.verdict, fails: report.counts.fail }).toEqual({ verdict: 'conforms', fails: 0 })
    const reason = 'nothing of it was found there (--system asks for it all the same)'
    expect(report.systems.map(({ name, skipped }) => [name, skipped])).toEqual([
      ['now', reason],
      ['vercel-secrets', reason],
      ['environment-secrets', reason],
      ['project-secrets', null],
    ])
  })

  it('fails where somebody did', async () => {
    const report = await verify(target, { seed: 1, systems: ['now', 'project-secrets'] })
    expect(report.verdict).toBe('broken')
  })
})

describe('an account in which somebody else is at work', () => {
  it('is not failed for what they make and remove', async () => {
    let count = 0
    const { target } = behind(async (input, init, fake) => {
      const json = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
      if (++count % 3 === 0) {
        const body = JSON.stringify({ name: `theirs-${count}`, value: 'something of their own' })
        await fake('https://api.zeit.co/now/secrets', { method: 'POST', headers: json, body })
      }
      if (count % 6 === 0)
        await fake(`https://api.zeit.co/now/secrets/theirs-${count - 3}`, { method: 'DELETE', headers: json })
      return fake(input, init)
    })
    const report = await verify(
      { ...target, isNowhere: false, capabilities: ['leftovers', 'domains', 'certs'] },
      { seed: 1, systems: ['now', 'vercel-secrets'] },
    )
    const failing = report.findings.filter(({ result }) => result === 'fail')
    expect(failing.map(({ scenario, step, check, message }) => [scenario, step ?? check, message])).toEqual([])
    expect(report.verdict).toBe('conforms')
  })
})

/** Targets that do what the documents of the three systems of secrets say, each in a way of its own, and some that do not. */
import { describe, expect, it } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import { refusing } from '../../src/contract/selftest/mutants/break.ts'
import { createFake } from './fake.ts'
import { type Change, failing, rewritten, strangerWith } from './stranger.ts'

const renamed =
  (from: string, to: string): Change =>
  (answer) =>
    rewritten(answer, (body) => body.replaceAll(from, to))

const withStatus =
  (from: number, to: number, isIt: (path: string, method: string) => boolean = () => true): Change =>
  (answer, { url, method }) =>
    answer.status === from && isIt(url.pathname, method)
      ? new Response(answer.body, { status: to, headers: answer.headers })
      : answer

const inside =
  (wrap: (error: unknown) => unknown): Change =>
  async (answer) => {
    if (answer.status < 400) return answer
    const { error } = (await answer.json()) as { readonly error: unknown }
    return Response.json(wrap(error), { status: answer.status, headers: answer.headers })
  }

let shown: unknown

const isCreation = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/secrets')

describe('a target with secrets conforms when it', () => {
  it.each<[string, string, Change]>([
    ['has error codes of its own', 'vercel-secrets', renamed('"code":"', '"code":"my_')],
    ['says errors in another shape', 'vercel-secrets', inside(() => ({ message: 'no' }))],
    [
      'refuses a taken name with 409',
      'vercel-secrets',
      async (answer) => {
        const text = await answer.clone().text()
        return answer.status === 400 && /taken|already/.test(text)
          ? new Response(text, { status: 409, headers: answer.headers })
          : answer
      },
    ],
    [
      'does not find a team that it does not know',
      'vercel-secrets',
      async (answer, { url }) =>
        url.searchParams.has('teamId') ? withStatus(403, 404)(answer, { url, method: '', body: undefined }) : answer,
    ],
    [
      'refuses to delete or rename nothing with 400',
      'vercel-secrets',
      withStatus(404, 400, (path, method) => path.startsWith('/v2/secrets/') && method !== 'GET'),
    ],
    ['refuses unknown paths with 403', 'vercel-secrets', withStatus(404, 403, (path) => /nothing.*nothing/.test(path))],
    [
      'has pages of 50 at most',
      'vercel-secrets',
      (answer, { url }) =>
        Number(url.searchParams.get('limit')) > 50
          ? Response.json(
              { error: { code: 'bad_request', message: 'limit' } },
              { status: 400, headers: answer.headers },
            )
          : answer,
    ],
    [
      'has pages that follow each other by a cursor',
      'vercel-secrets',
      async (answer, { url }) =>
        url.pathname === '/v3/secrets' && answer.ok
          ? rewritten(answer, (body) => body.replace(/"next":\d+/, '"next":"c2Vjb25k"'))
          : answer,
    ],
    [
      'gives seconds where it deletes',
      'vercel-secrets',
      async (answer, { method }) =>
        method === 'DELETE' ? rewritten(answer, (body) => body.replace(/("created":\d+)\d{3}/, '$1')) : answer,
    ],
    [
      'writes times without milliseconds',
      'vercel-secrets',
      (answer) => rewritten(answer, (body) => body.replaceAll(/(T\d\d:\d\d:\d\d)\.\d{3}Z/g, '$1Z')),
    ],
    [
      'answers 201 where it creates',
      'environment-secrets',
      withStatus(200, 201, (path, method) => isCreation(method, path)),
    ],
    [
      'answers nothing where it creates',
      'environment-secrets',
      (answer, { url, method }) =>
        answer.ok && isCreation(method, url.pathname)
          ? new Response(null, { status: 204, headers: answer.headers })
          : answer,
    ],
    [
      'answers something else where it creates',
      'environment-secrets',
      async (answer, { url, method }) =>
        answer.ok && isCreation(method, url.pathname)
          ? Response.json({ data: { key: 'hidden' } }, { status: 201, headers: answer.headers })
          : answer,
    ],
    ['has error codes of its own', 'environment-secrets', renamed('"code":"', '"code":"E_')],
    [
      'only creates',
      'environment-secrets',
      (answer, { url, method }) =>
        isCreation(method, url.pathname)
          ? answer
          : Response.json({ code: 'NONE', message: 'There is no such path' }, { status: 404, headers: answer.headers }),
    ],
    ['says errors in another shape', 'project-secrets', inside((error) => error)],
    [
      'counts characters as UTF-16 does',
      'project-secrets',
      (answer) => rewritten(answer, (body) => body.replaceAll('"äé🚀9"', '"é🚀9"')),
    ],
    ['refuses a missing key with 403', 'project-secrets', withStatus(401, 403)],
  ])('%s (%s)', async (_, system, change) => {
    const { target } = strangerWith(change)
    const report = await verify(target, { seed: 1, systems: [system] })
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
  })
})

it('a target with secrets conforms when it knows its projects', async () => {
  const { fetch = () => Promise.reject(new Error('the fake is asked in process')), ...fake } = createFake().target
  const knowing = refusing('POST /v2/secrets/*', (body) => 'projectId' in body)
  const target = { ...fake, isNowhere: false, fetch: knowing(fetch) }
  expect(failing(await verify(target, { seed: 1, systems: ['vercel-secrets'] }))).toEqual([])
})

it('a target with secrets conforms when it refuses a body that names another than the path', async () => {
  const { fetch = () => Promise.reject(new Error('the fake is asked in process')), ...fake } = createFake().target
  const strict = refusing(
    'POST /v2/secrets/*',
    ({ name }, { parts: [path] }) => typeof name === 'string' && name !== path,
  )
  const report = await verify(
    { ...fake, isNowhere: false, fetch: strict(fetch) },
    { seed: 1, systems: ['vercel-secrets'] },
  )
  expect(failing(report)).toEqual([])
  expect(report.findings).toContainEqual(
    expect.objectContaining({ level: 'ASSUMED', requirements: ['VER-NEW-6'], result: 'note' }),
  )
})

describe('a project', () => {
  // One that is full takes no other, so nothing was made and nothing is known of what making does.
  it.each([
    [24, 'conforms'],
    [25, 'none'],
  ] as const)('may have %i secrets already', async (count, verdict) => {
    const { fake, target } = strangerWith((answer) => answer)
    const url = 'https://www.floopfloop.com/api/v1/projects/prj_nowhere/secrets'
    const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
    const { data } = (await (await fake.platform.fetch(url, { headers })).json()) as {
      readonly data: { readonly secrets: readonly unknown[] }
    }
    for (let index = data.secrets.length; index < count; index++) {
      const body = JSON.stringify({ key: `THEIRS_${index}`, value: 'their own' })
      await fake.platform.fetch(url, { method: 'POST', headers, body })
    }
    const report = await verify(target, { seed: 1, systems: ['project-secrets'] })
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe(verdict)
  })
})

const withValue: Change = async (answer, { url, method, body }) =>
  answer.ok && isCreation(method, url.pathname)
    ? rewritten(answer, (text) => text.replace('"secret":{', `"secret":{"value":${JSON.stringify(itsValue(body))},`))
    : answer

const itsValue = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'value' in body ? body.value : null

describe('an environment secret that comes back', () => {
  it('is told of a real target, and not held against it', async () => {
    const { target } = strangerWith(withValue)
    const report = await verify(target, { seed: 1, systems: ['environment-secrets'] })
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        check: 'no secret comes back',
        level: 'BEYOND',
        requirements: ['ENV-NEW-3'],
        result: 'note',
      }),
    )
  })

  it('is a failure of the fake of this package', async () => {
    const { target } = strangerWith(withValue)
    const report = await verify({ ...target, isNowhere: true }, { seed: 1, systems: ['environment-secrets'] })
    expect(report.verdict).toBe('broken')
    expect(failing(report)).toContainEqual(expect.objectContaining({ check: 'no secret comes back' }))
  })
})

describe('a target that only creates secrets of environments is broken when it', () => {
  const alone: Change = (answer, { url, method }) =>
    isCreation(method, url.pathname)
      ? answer
      : Response.json({ code: 'NONE', message: 'There is no such path' }, { status: 404, headers: answer.headers })

  it.each<[string, Change, string, string]>([
    ['refuses a conflict with 400', withStatus(409, 400), 'SHOULD', 'ENV-KEY-1'],
    [
      'refuses a key in small letters',
      (answer, { method, url, body }) =>
        isCreation(method, url.pathname) && /[a-z]/.test(String((body as { readonly key?: unknown } | undefined)?.key))
          ? Response.json({ code: 'VALIDATION_ERROR', message: 'key' }, { status: 400, headers: answer.headers })
          : answer,
      'SHOULD',
      'ENV-NEW-1',
    ],
    [
      'makes something of no body',
      (answer, { method, url, body }) =>
        isCreation(method, url.pathname) && answer.status === 400 && body === undefined
          ? Response.json({}, { headers: answer.headers })
          : answer,
      'MUST',
      'ENV-NEW-4',
    ],
    ['refuses a missing token with 403', withStatus(401, 403), 'MUST', 'ENV-ERR-2'],
    ['refuses bad input with 422', withStatus(400, 422), 'MUST', 'ENV-ERR-2'],
    [
      'says no message',
      (answer) => rewritten(answer, (body) => body.replace('"message"', '"text"')),
      'MUST',
      'ENV-ERR-1',
    ],
  ])('%s', async (_, change, level, requirement) => {
    const { target } = strangerWith(async (answer, request) => alone(await change(answer, request), request))
    const report = await verify(target, { seed: 1, systems: ['environment-secrets'] })
    expect(failing(report)).toEqual(
      expect.arrayContaining([expect.objectContaining({ level, requirements: expect.arrayContaining([requirement]) })]),
    )
  })
})

describe('a target with secrets is broken when it', () => {
  it.each<[string, Change, string]>([
    ['refuses a missing token with 403', withStatus(401, 403), 'VER-AUTH-1'],
    [
      'shows a value that is not decryptable',
      async (answer, { url, method, body }) => {
        if (method === 'POST') shown = itsValue(body)
        return method === 'GET' && url.pathname.startsWith('/v3/secrets/') && answer.ok
          ? rewritten(answer, (text) =>
              text.replace('"decryptable":false', `"decryptable":false,"value":${JSON.stringify(shown)}`),
            )
          : answer
      },
      'VER-GET-3',
    ],
  ])('%s', async (_, change, requirement) => {
    const { target } = strangerWith(change)
    const report = await verify(target, { seed: 1, systems: ['vercel-secrets'] })
    expect(failing(report)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'MUST', requirements: expect.arrayContaining([requirement]) }),
      ]),
    )
  })

  it('refuses for the limit with another code', async () => {
    let count = 0
    const { target } = strangerWith((answer, { method }) =>
      method === 'GET' && ++count === 3
        ? Response.json(
            { error: { code: 'TOO_MANY', message: 'wait' } },
            { status: 429, headers: { 'content-type': 'application/json', 'retry-after': '1' } },
          )
        : answer,
    )
    const report = await verify(target, { seed: 1, systems: ['project-secrets'] })
    expect(failing(report)).toEqual([
      expect.objectContaining({ check: 'a 429 has its code', level: 'MUST', requirements: ['PRJ-429-1', 'PRJ-429-2'] }),
    ])
  })
})

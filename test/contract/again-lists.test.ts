/** What is wrong in a list is one finding, and its script shows it: short, and against the server as it is. */
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import { groupAlike } from '../../src/contract/report/reporters/alike.ts'
import { outlineOf } from '../../src/contract/report/reporters/outline.ts'
import { answers, inPath, named, refused, sends, thing } from './any-spec/tiny.ts'

const run = promisify(execFile)

type Bug = 'pages overlap' | 'deleted is listed' | 'total is wrong' | 'order by size' | 'crash on nothing'

const page = {
  type: 'object',
  required: ['items', 'total', 'next'],
  properties: {
    items: { type: 'array', items: thing() },
    total: { type: 'integer' },
    next: { type: ['string', 'null'] },
  },
}
const size = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50, default: 50 } }
const document = {
  openapi: '3.1.0',
  info: { title: 'Jobs', version: '1' },
  paths: {
    '/jobs': {
      get: {
        operationId: 'listJobs',
        parameters: [size, { name: 'cursor', in: 'query', schema: { type: 'string' } }],
        responses: { 200: answers(page), 400: refused },
      },
      post: { operationId: 'createJob', requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
    },
    '/jobs/{id}': {
      parameters: inPath('id'),
      get: { operationId: 'getJob', responses: { 200: answers(thing()), 404: refused } },
      delete: { operationId: 'deleteJob', responses: { 204: { description: 'Gone.' }, 404: refused } },
    },
  },
}

interface Job {
  readonly id: string
  readonly name: string
}

/** Seven jobs are there already. */
function serve(bug: Bug): Server {
  const jobs: Job[] = Array.from({ length: 7 }, (_, index) => ({ id: `job-old-${index}`, name: `Old ${index}` }))
  const gone = new Set<string>()
  let count = 0
  const listed = (query: URLSearchParams): readonly [number, unknown?] => {
    const limit = Number(query.get('limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 50) return [400]
    const all = jobs.filter(({ id }) => bug === 'deleted is listed' || !gone.has(id))
    const kept = bug === 'order by size' && limit < 9 ? all.toReversed() : all
    const cursor = query.get('cursor')
    const at = cursor === null ? 0 : kept.findIndex(({ id }) => id === cursor) + (bug === 'pages overlap' ? 0 : 1)
    const items = kept.slice(at, at + limit)
    const last = items.at(-1)
    const next = at + limit < kept.length && last !== undefined ? last.id : null
    return [200, { items, total: all.length + (bug === 'total is wrong' ? 1 : 0), next }]
  }
  const made = (sent: unknown): readonly [number, unknown?] => {
    const name = typeof sent === 'object' && sent !== null && 'name' in sent ? sent.name : undefined
    if (bug === 'crash on nothing' && name === undefined) return [500]
    if (typeof name !== 'string') return [400]
    const job = { id: `job-${(++count).toString(36).padStart(6, '0')}`, name }
    jobs.push(job)
    return [201, job]
  }
  const answerOf = (method: string, url: URL, text: string): readonly [number, unknown?] => {
    const id = url.pathname.split('/')[2]
    if (id === undefined) return method === 'GET' ? listed(url.searchParams) : made(parsed(text))
    const job = jobs.find((each) => each.id === id && !gone.has(id))
    if (job === undefined) return [404]
    if (method === 'DELETE') gone.add(id)
    return method === 'DELETE' ? [204] : [200, job]
  }
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://localhost')
      const [status, body] = answerOf(request.method ?? '', url, Buffer.concat(chunks).toString())
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    })
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The findings, one a cause, and what the script of the first of them prints. */
async function shownOf(bug: Bug): Promise<{ headlines: string[]; requests: number; output: string }> {
  const server = serve(bug)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const report = await verify({ url: `http://127.0.0.1:${port}`, tokens: {} }, { spec: document, seed: 1 })
  const groups = groupAlike(outlineOf(report).failures)
  const again = groups[0]?.failure.again ?? ''
  const { stdout } = await run('bash', ['-c', again], { env: process.env })
  const headlines = groups.map(({ failure: { headline } }) =>
    headline.replaceAll(/job-\w+(-\d)?/g, 'JOB').replaceAll(/\b\d+ at a time/g, 'N at a time'),
  )
  return { headlines, requests: again.split('curl ').length - 1, output: stdout }
}

/** How often each id is in what was printed. */
function timesOf(output: string): Map<string, number> {
  const times = new Map<string, number>()
  for (const [, id = ''] of output.matchAll(/"id":"([^"]+)"/g)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

describe('what is wrong in a list', () => {
  it('where pages overlap, is that, and the pages are printed on which one is twice', async () => {
    const { headlines, requests, output } = await shownOf('pages overlap')
    expect(headlines).toEqual([
      'listJobs, asked for N at a time (limit), has 3 elements on two pages: "JOB", "JOB", "JOB".',
    ])
    // Three are made, and then two pages are read.
    expect(requests).toBe(5)
    const pages = output.split('\n').filter((line) => line.includes('"items"'))
    const onPages = pages.map((line) => new Set(timesOf(line).keys()))
    const [last = new Set<string>(), ...others] = onPages.toReversed()
    expect([...last].filter((id) => others.some((each) => each.has(id)))).toHaveLength(1)
  })

  it('where what was deleted is listed, is that, and it is made, deleted and listed', async () => {
    const { headlines, requests, output } = await shownOf('deleted is listed')
    expect(headlines).toEqual(['deleteJob succeeded, and listJobs has it still.'])
    expect(requests).toBeLessThanOrEqual(5)
    const [made = ''] = timesOf(output).keys()
    expect(output).toContain('HTTP/1.1 204')
    expect(timesOf(output).get(made)).toBeGreaterThanOrEqual(2)
  })

  it('where the total is wrong, says both numbers', async () => {
    const { headlines, output } = await shownOf('total is wrong')
    expect(headlines).toEqual([expect.stringMatching(/^listJobs tells \d+ as `total`, and has \d+ elements\.$/)])
    const { items, total } = JSON.parse(output.slice(output.lastIndexOf('{"items"')))
    expect(total).toBe(items.length + 1)
  })

  it('where the order is another under another size, prints both', async () => {
    const { headlines, output } = await shownOf('order by size')
    expect(headlines).toEqual([
      'listJobs has the same things in another order when it is asked for N at a time (limit): "JOB", "JOB", "JOB", and "JOB", "JOB", "JOB" otherwise.',
    ])
    expect(output.match(/"items"/g)?.length).toBeGreaterThanOrEqual(2)
  })
})

it('an answer of 500 is one mistake, whoever finds it', async () => {
  const { headlines, requests, output } = await shownOf('crash on nothing')
  expect(headlines).toEqual([
    'createJob failed on what it has to refuse: it answered 500, at "createJob: the body is a list".',
  ])
  expect([requests, output]).toEqual([1, expect.stringMatching(/^HTTP\/1\.1 500 /)])
})

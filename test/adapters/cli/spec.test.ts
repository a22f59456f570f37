/** `nowhere serve --spec` as its user has it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { shop } from '../../unit/sample/shop.ts'
import { alice, buildNowhere, runNowhere, serveNowhere, startNowhere } from './run-nowhere.ts'

buildNowhere()

const books = 'test/contract/any-spec/books-api.yaml'
const key = { 'X-Api-Key': 'nowhere_alice', 'Content-Type': 'application/json' }

/** Files in a folder of their own; what is no text is written as JSON. */
function files(contents: Readonly<Record<string, string | object>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return (name) => join(folder, name)
}

async function json(url: string, init: RequestInit = { headers: alice }): Promise<unknown> {
  return (await fetch(url, init)).json()
}

describe('a document that is served', () => {
  it('stands where its paths begin, with the tokens that were printed', async () => {
    const { url, tokens } = await serveNowhere('--spec', books)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
    expect(tokens).toEqual([
      { account: 'alice', token: 'nowhere_alice' },
      { account: 'bob', token: 'nowhere_bob' },
    ])
    const made = await fetch(`${url}/authors`, { method: 'POST', headers: key, body: '{"name":"Ada"}' })
    expect(made.status).toBe(201)
    expect(await json(`${url}/authors`, { headers: key })).toEqual({ authors: [await made.json()], next: null })
  })

  it('says what was understood, and what to try', async () => {
    const { until, printed } = startNowhere('serve', '--port', '0', '--spec', books)
    await until('stdout', 'Ctrl-C')
    const { stdout } = printed()
    expect(stdout).toMatch(/^nowhere \d+\.\d+\.\d+ plays Books on http:\/\/127\.0\.0\.1:\d+\/v1\n/)
    expect(stdout).toContain('  Books at /v1: 10 operations, 10 of them with state\n    collections: authors, books\n')
    const [, header = '', url = ''] = /curl -H '([^']+)' (\S+)/.exec(stdout) ?? []
    expect(await json(url, { headers: [header.split(': ') as [string, string]] })).toEqual({ authors: [], next: null })
  })

  it('is brought together from its files, and changed by an overlay', async () => {
    const at = files({
      'api.yaml': `
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example/api' }]
paths:
  /pets/{petId}: { $ref: paths/pet.yaml }
  /pets: { post: { operationId: createPet, responses: { '201': { description: Made., content: { application/json: { schema: { $ref: 'pet.yaml#/Pet' } } } } } } }
`,
      'pet.yaml': 'Pet: { type: object, properties: { id: { type: string }, friend: { $ref: "#/Pet" } } }',
      'paths/pet.yaml': `
parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
get: { operationId: readPet, responses: { '200': { description: It., content: { application/json: { schema: { $ref: '../pet.yaml#/Pet' } } } } } }
`,
      'overlay.yaml': `actions: [{ target: '$.servers', update: { url: /none } }, { target: '$.servers[0]', update: { url: /v9 } }]`,
      'world.json': { pets: [{ id: 'rex' }] },
    })
    const { url } = await serveNowhere(
      '--spec',
      at('api.yaml'),
      '--overlay',
      at('overlay.yaml'),
      '--world',
      at('world.json'),
    )
    expect(new URL(url).pathname).toBe('/v9')
    expect(await json(`${url}/pets/rex`)).toEqual({ id: 'rex' })
  })

  it('of Swagger 2.0 is converted', async () => {
    const schema = { type: 'object', properties: { id: { type: 'string' } } }
    const at = files({
      'old.json': {
        swagger: '2.0',
        info: { title: 'Old', version: '1' },
        basePath: '/v2',
        paths: {
          '/cats': { post: { operationId: 'createCat', responses: { 201: { description: 'Made.', schema } } } },
        },
      },
    })
    const { url } = await serveNowhere('--spec', at('old.json'))
    expect((await fetch(`${url}/cats`, { method: 'POST' })).status).toBe(201)
  })

  it('begins with its examples, or with things that are made up', async () => {
    const at = files({ 'shop.json': shop })
    const { url } = await serveNowhere('--spec', at('shop.json'), '--examples', '--populate', 'orders=2')
    const orders = (await json(`${url}/orders`)) as readonly { readonly id: string }[]
    expect([orders.length, orders[0]?.id]).toEqual([3, 'ord_7'])
  })

  it('stands beside others, each at its base path, or below its name', async () => {
    const at = files({ 'shop.json': shop, 'eu.json': { ...shop, servers: [{ url: '/eu' }] } })
    const { url } = await serveNowhere(
      '--spec',
      `a=${books}`,
      '--spec',
      `b=${at('shop.json')}`,
      '--spec',
      at('eu.json'),
    )
    expect(new URL(url).pathname).toBe('/a')
    const status = async (path: string) => (await fetch(new URL(path, url), { headers: { ...alice, ...key } })).status
    expect([await status('/a/books'), await status('/b/orders'), await status('/eu/orders')]).toEqual([200, 200, 200])
  })

  it('is refused with 501 where it is strict', async () => {
    const at = files({ 'shop.json': shop })
    const { url } = await serveNowhere('--spec', at('shop.json'), '--strict', '--token', 'ci=sk-test_1')
    const headers = { Authorization: 'Bearer sk-test_1' }
    expect([
      (await fetch(`${url}/weather`, { headers })).status,
      (await fetch(`${url}/orders`, { headers })).status,
    ]).toEqual([501, 200])
  })

  it('is there again from its folder, and its log is told again and asked', async () => {
    const at = files({ 'shop.json': shop })
    const flags = ['--spec', at('shop.json'), '--data', at('data'), '--seed', '5']
    const { url, child, finished } = await serveNowhere(...flags)
    const headers = { ...alice, 'Content-Type': 'application/json' }
    const made = await json(`${url}/orders`, { method: 'POST', headers, body: '{"item":"tea"}' })
    child.kill('SIGINT')
    expect((await finished).code).toBe(0)
    const again = await serveNowhere(...flags)
    expect(await json(`${again.url}/orders`)).toEqual([made])
    again.child.kill('SIGINT')
    await again.finished

    expect(await runNowhere('replay', at('data'))).toEqual({
      code: 0,
      stdout: 'Told 3 entries up to 3 again: every answer is the same, byte for byte.\n',
      stderr: '',
    })
    // What the server answered.
    const { id } = made as { readonly id: string }
    const { stdout } = await runNowhere('why', at('data'), `${id}.item`)
    expect(stdout.replace(/at \S+:/, 'at TIME:')).toBe(
      `${id}.item of orders: "tea"\n  entry 2 at TIME: POST /v1/orders (createOrder)\n    {"item":"tea"}\n`,
    )
  })
})

describe('a document that is proved first', () => {
  it('is served where it conforms', async () => {
    const { url, printed } = await serveNowhere('--spec', books, '--prove')
    expect((await fetch(`${url}/authors`, { headers: key })).status).toBe(200)
    expect(printed().stderr).toMatch(/^books: conforms, 39 of 39 requirements held in \d+ requests\n/)
  })

  it('is not served where it does not, but for who is lenient', async () => {
    const content = { 'application/json': { schema: { type: 'string', minLength: 9, maxLength: 3 } } }
    const weather = { get: { operationId: 'weather', responses: { 200: { description: 'It.', content } } } }
    const at = files({ 'none.json': { ...shop, paths: { '/weather': weather }, security: [] } })
    const { code, stdout, stderr } = await runNowhere('serve', '--port', '0', '--spec', at('none.json'), '--prove')
    expect([code, stdout.split('\n').at(-2), stderr]).toEqual([
      1,
      '  weather was answered 500: body fits its schema: The body must have at least 9 characters.',
      'nowhere: it does not conform to its document, and is not served. --lenient serves it all the same.\n',
    ])
    const { url } = await serveNowhere('--spec', at('none.json'), '--prove', '--lenient')
    expect(url).toMatch(/\/v1$/)
  })
})

describe('what makes no sense', () => {
  it.each<[string[], string]>([
    [
      ['--spec', books, '--profile', 'observed'],
      'Failed to serve with --profile: it is about the four systems, and --spec plays another document. Leave one of the two out.',
    ],
    [
      ['--spec', books, '--booting-ms', '5'],
      'Failed to serve with --booting-ms: it is about the four systems, and --spec plays another document. Leave one of the two out.',
    ],
    [['--strict'], 'Failed to serve with --strict: it is about the document of --spec. Give --spec too.'],
    [['--spec', books, '--lenient'], 'Failed to serve with --lenient: nothing is proved. Give --prove too.'],
    [
      ['--spec', books, '--spec', books],
      'Failed to play the documents: "Books" and another one both stand at "/v1". Give each a name of letters, digits, - and _, as NAME=FILE: it stands at /NAME then.',
    ],
    [
      ['--spec', books, '--spec', `b=${books}`, '--overlay', 'o.yaml'],
      'Failed to apply the overlay o.yaml: it does not say of which document it is. Give NAME=FILE for both, as --spec shop=api.yaml --overlay shop=o.yaml.',
    ],
    [
      ['--spec', 'test'],
      'Failed to read the OpenAPI document test: it is a folder. Give the path of a JSON or YAML file.',
    ],
    [
      ['--spec', 'https://example.com/a.yaml'],
      'Failed to read the OpenAPI document https://example.com/a.yaml: it is an address, and nothing is fetched. Give the path of a JSON or YAML file.',
    ],
    [
      ['--spec', 'none.yaml'],
      'Failed to read the OpenAPI document none.yaml: there is no such file. Give the path of a JSON or YAML file.',
    ],
  ])('%j is refused', async (flags, sentence) => {
    expect(await runNowhere('serve', '--port', '0', ...flags)).toEqual({
      code: 2,
      stdout: '',
      stderr: `nowhere: ${sentence}\n`,
    })
  })

  it('is a reference to another machine', async () => {
    const at = files({
      'api.json': { ...shop, components: { schemas: { A: { $ref: 'https://example.com/a.json' } } } },
    })
    expect((await runNowhere('serve', '--port', '0', '--spec', at('api.json'))).stderr).toBe(
      `nowhere: Failed to read the OpenAPI document ${at('api.json')}: it refers to https://example.com/a.json, and nothing is fetched. Give all of it in files of this machine, or in one file.\n`,
    )
  })
})

describe('what is understood of a document', () => {
  it('is said in words', async () => {
    const at = files({ 'shop.json': shop })
    expect(await runNowhere('explain', at('shop.json'))).toEqual({
      code: 0,
      stdout: `Shop at /v1: 8 operations, 7 of them with state

orders: known by id; oldest first
  GET /orders (listOrders): list, 200
  POST /orders (createOrder): create, 201
  GET /orders/{orderId} (readOrder): read, 200
  DELETE /orders/{orderId} (deleteOrder): delete, 204
  POST /orders/{orderId}/pay (payOrder): act, 200
  status is open, paid, at first open; pay leads to paid

customers: known by id, which who creates one may say; oldest first
  POST /customers (createCustomer): create, 201
  GET /customers/{customerId} (readCustomer): read, 200

Made up: an example of the document, or data that fits, and nothing changes
  GET /weather (weather): nothing shows what makes or changes what it reads

Tokens are read from
  Authorization: Bearer TOKEN

Inferred, where the document says nothing; x-resource and x-life-cycle say otherwise
  {orderId} is "id" of POST /orders's answer
  orders: GET /orders/{orderId} reads, DELETE /orders/{orderId} deletes, GET /orders lists, POST /orders creates (by their paths and methods)
  {customerId} is "id" of POST /customers's answer
  customers: GET /customers/{customerId} reads, POST /customers creates (by their paths and methods)
`,
      stderr: '',
    })
  })

  it('is printed as JSON of its schema', async () => {
    const { stdout } = await runNowhere('explain', books, '--json')
    const schema: object = JSON.parse(readFileSync('src/document/model/model.schema.json', 'utf8'))
    const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema)
    expect([validate(JSON.parse(stdout)), validate.errors]).toEqual([true, null])
    expect(Object.keys(JSON.parse(stdout).collections)).toEqual(['authors', 'books'])
  })

  it('is what the document says itself, where it does', async () => {
    const overlay = {
      actions: [
        {
          target: "$.paths['/weather'].get",
          update: { 'x-resource': { collection: 'weather', action: 'list', order: 'newest-first' } },
        },
      ],
    }
    const at = files({ 'shop.json': shop, 'overlay.json': { overlay: '1.0.0', ...overlay } })
    const { stdout } = await runNowhere('explain', at('shop.json'), '--overlay', at('overlay.json'))
    expect(stdout).toContain(
      'weather: known by id; newest first; nobody can make one, so that a few are there\n  GET /weather (weather): list, 200\n',
    )
  })
})

/** Documents that are hard on whoever reads them, each as a text that is written when it is wanted. */
import { largeDocument } from '../test/building/large-document.ts'

export interface BadInput {
  readonly write: () => string
  /** What is asked first. */
  readonly url: string
  /** What the world begins with. */
  readonly world?: object
}

type Fields = Readonly<Record<string, unknown>>

const things = 'https://things.example/things'
const large = 'https://large.example/v1/things0'
const thing = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name: { type: 'string' } } }
const listOf = (schema: object): Fields => ({
  responses: {
    200: { description: 'All.', content: { 'application/json': { schema: { type: 'array', items: schema } } } },
  },
})
const documentOf = (paths: object, more: object = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://things.example' }],
    paths,
    ...more,
  })
const reference = (name: string): Fields => ({ $ref: `#/components/schemas/${name}` })
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index))
const making = {
  post: {
    requestBody: { content: { 'application/json': { schema: thing } } },
    responses: { 201: { description: 'Made.', content: { 'application/json': { schema: thing } } } },
  },
}

const schemasMax = 10_000

/** @param next Numbers of the schemas that one refers to, as far as there are such. */
function schemasOf(next: (index: number) => readonly number[]): string {
  const schemas = many(schemasMax, (index) => {
    const following = next(index).filter((each) => each < schemasMax)
    const members = following.map((each) => [`to${each}`, reference(`thing${each}`)])
    return [`thing${index}`, { ...thing, properties: { ...thing.properties, ...Object.fromEntries(members) } }]
  })
  return documentOf(
    { '/things': { get: listOf(reference('thing0')) } },
    { components: { schemas: Object.fromEntries(schemas) } },
  )
}

export const badInputs: Readonly<Record<string, BadInput>> = {
  'of 20 MB': { write: () => JSON.stringify(largeDocument({ collections: 400, prose: 10_000 })), url: large },
  'of 2,000 operations': { write: () => JSON.stringify(largeDocument({ collections: 400 })), url: large },
  'with 10,000 schemas, each of which refers to two': {
    write: () => schemasOf((index) => [2 * index + 1, 2 * index + 2]),
    url: things,
  },
  'with 10,000 schemas, each of which refers to the next': {
    write: () => schemasOf((index) => [index + 1]),
    url: things,
  },
  'with cycles everywhere': {
    write: () =>
      documentOf(
        { '/things': { get: listOf(reference('thing0')) } },
        {
          components: {
            schemas: Object.fromEntries(
              many(60, (index) => [
                `thing${index}`,
                {
                  type: 'object',
                  required: ['id'],
                  properties: {
                    id: { type: 'string' },
                    ...Object.fromEntries(many(60, (other) => [`to${other}`, reference(`thing${other}`)])),
                  },
                  allOf: [{ properties: { self: reference(`thing${index}`) } }],
                },
              ]),
            ),
          },
        },
      ),
    url: things,
  },
  'of a schema that is itself alone': {
    write: () =>
      documentOf(
        { '/things': { get: listOf(reference('a')) } },
        { components: { schemas: { a: reference('b'), b: reference('a') } } },
      ),
    url: things,
  },
  'in YAML, whose aliases double thirty times': {
    write: () =>
      [
        'openapi: 3.1.0',
        'info: { title: Things, version: "1" }',
        'servers: [{ url: "https://things.example" }]',
        'x-0: &a0 [one, two]',
        ...many(30, (index) => `x-${index + 1}: &a${index + 1} [*a${index}, *a${index}]`),
        'paths:',
        '  /things:',
        '    get:',
        '      responses:',
        '        "200":',
        '          description: All.',
        '          content: { application/json: { example: *a30, schema: { type: array } } }',
        '',
      ].join('\n'),
    url: things,
  },
  'with a pattern that blows up': {
    write: () =>
      documentOf({
        '/things': {
          ...making,
          get: {
            ...listOf(thing),
            parameters: [{ name: 'name', in: 'query', schema: { type: 'string', pattern: '^(a+)+$' } }],
          },
        },
      }),
    url: `${things}?name=${'a'.repeat(40)}!`,
  },
  'with an example that does not fit': {
    write: () =>
      documentOf({
        '/things': {
          get: {
            responses: {
              200: {
                description: 'All.',
                content: { 'application/json': { example: { no: 'list' }, schema: { type: 'array', items: thing } } },
              },
            },
          },
        },
      }),
    url: things,
  },
  'with two operations of one id': {
    write: () =>
      documentOf({
        '/things': { get: { ...listOf(thing), operationId: 'list' } },
        '/others': { get: { ...listOf(thing), operationId: 'list' } },
      }),
    url: things,
  },
  'with a path that differs by the name of a parameter alone': {
    write: () => {
      const one = (name: string): Fields => ({
        get: {
          parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'One.', content: { 'application/json': { schema: thing } } } },
        },
      })
      return documentOf({ '/things': { get: listOf(thing) }, '/things/{id}': one('id'), '/things/{name}': one('name') })
    },
    url: `${things}/a`,
  },
  'at a server with variables': {
    write: () =>
      documentOf(
        { '/things': { get: listOf(thing) } },
        {
          servers: [
            {
              url: 'https://{region}.things.example/{version}',
              variables: { region: { default: 'eu' }, version: { default: 'v2' } },
            },
          ],
        },
      ),
    url: 'https://eu.things.example/v2/things',
  },
  'with a world of another collection': {
    write: () => documentOf({ '/things': { ...making, get: listOf(thing) } }),
    url: things,
    world: { thing: [{ id: 'a' }] },
  },
  'with a world whose things do not fit': {
    write: () => documentOf({ '/things': { ...making, get: listOf(thing) } }),
    url: things,
    world: { things: [{ id: 'a', name: 7 }] },
  },
  'that is no OpenAPI': { write: () => '{"swagger":"1.2"}', url: things },
  'that ends in the middle': {
    write: () => documentOf({ '/things': { get: listOf(thing) } }).slice(0, -20),
    url: things,
  },
}

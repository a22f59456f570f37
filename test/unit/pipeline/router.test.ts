/** Which template a path fits. */

import { describe, expect, it } from 'vitest'
import { createRouter } from '../../../src/pipeline/routing/router.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'
import { readContract } from '../../../src/spec/read-contract.ts'
import fc from '../../seeded.ts'
import { sampleContract } from '../sample/sample-engine.ts'
import { shopOf } from '../sample/shop-of.ts'

const router = createRouter(sampleContract)

/** METHOD operationId of what is there, with the values of its parameters. */
function found(path: string): { readonly operations: string[]; readonly values: readonly string[] } | undefined {
  const match = router.match(path)
  return (
    match && {
      operations: [...match.routes].map(([method, { operation }]) => `${method} ${operation.id}`),
      values: match.values,
    }
  )
}

describe('the router', () => {
  it('finds every method of a path', () => {
    expect(found('/shop/items')).toEqual({ operations: ['GET listItems', 'POST createItem'], values: [] })
    expect(found('/shop/items/a')).toEqual({ operations: ['GET getItem', 'DELETE deleteItem'], values: ['a'] })
  })

  it('finds an operation at its other paths too', () => {
    expect(found('/items')).toEqual(found('/shop/items'))
    expect(found('/items/a')).toEqual(found('/shop/items/a'))
  })

  it('lets a static segment win over a parameter', () => {
    expect(found('/shop/items/latest')).toEqual({ operations: ['GET getLatestItem'], values: [] })
    expect(found('/shop/items/latest2')?.operations).toEqual(['GET getItem', 'DELETE deleteItem'])
  })

  it('comes back from a static segment that leads nowhere', () => {
    expect(found('/shop/items/a/parts')).toEqual({ operations: ['GET listParts'], values: ['items', 'a'] })
    expect(found('/shop/items/latest/parts')).toEqual({ operations: ['GET listParts'], values: ['items', 'latest'] })
    expect(found('/shop/lamps/a/parts')).toEqual({ operations: ['GET listParts'], values: ['lamps', 'a'] })
  })

  it('gives values as they came, still percent-encoded', () => {
    expect(found('/shop/items/a%2Fb')?.values).toEqual(['a%2Fb'])
    expect(found('/shop/items/__proto__')?.values).toEqual(['__proto__'])
  })

  it.each([
    '',
    '/',
    '*',
    '/shop',
    '/shop/',
    '/shop/items/',
    '//shop/items',
    '/shop//items',
    '/shop/items//parts',
    '/shop/Items',
    '/shop/items/a/parts/b',
    '/__proto__',
    '/constructor/items',
  ])('finds nothing at %j', (path) => {
    expect(found(path)).toBeUndefined()
  })

  it('takes one slash at the end for none where the system does (NOW-NET-4)', () => {
    const { match } = createRouter(contracts.documented)
    expect(match('/now/certs/')).toEqual(match('/now/certs'))
    expect(match('/certs/now/a.zeit.co/')?.values).toEqual(['a.zeit.co'])
    for (const path of ['/now/certs//', '/now/', '/', '/v3/secrets/', '/api/v1/projects/a/secrets/']) {
      expect([path, match(path)]).toEqual([path, undefined])
    }
  })

  it('finds every operation of the now API at every path of its own, whatever fills the parameters', () => {
    const nowRouter = createRouter(contracts.documented)
    const places = Object.values(contracts.documented.operations).flatMap((operation) =>
      [operation.path, ...operation.alsoAt].map((template) => ({ operation, template })),
    )
    // No static segment of the document has a percent sign.
    const segment = fc.webSegment({ size: 'small' }).map((text) => `%25${text}`)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.array(segment, { minLength: 5, maxLength: 5 }), (place, fillings) => {
        const names = [...place.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const rest = [...fillings]
        const path = place.template.replaceAll(/\{\w+\}/g, () => rest.shift() ?? '')
        const match = nowRouter.match(path)
        expect(match?.routes.get(place.operation.method)?.operation.id).toBe(place.operation.id)
        expect(match?.routes.get(place.operation.method)?.parameterNames).toEqual(names)
        expect(match?.values).toEqual(fillings.slice(0, names.length))
      }),
    )
  })
})

describe('templates of texts and parameters', () => {
  const get = (operationId: string) => ({ get: { operationId } })
  const { match } = createRouter(
    readContract(
      shopOf({
        paths: {
          '/reports/{id}': get('report'),
          '/reports/{id}.json': get('reportJson'),
          '/reports/{id}.{format}': get('reportIn'),
          '/reports/latest.json': get('latestReport'),
          '/compare/{base}...{head}': get('compare'),
          '/jobs/{id}:cancel': { post: { operationId: 'cancelJob' } },
          '/jobs/{job}:{action}': { put: { operationId: 'actOnJob' } },
          '/jobs/{id}:cancel/log': get('cancelLog'),
          '/jobs/{id}/log': get('jobLog'),
          "/Users('{id}')": get('user'),
          '/both/{a}': get('readBoth'),
          '/both/{b}': { put: { operationId: 'putBoth' } },
          '/both/{b}.x': { put: { operationId: 'putBothX' } },
          '/both/{a}.x': get('readBothX'),
          '/slash/': get('slash'),
          '/slash/{id}/': get('slashOf'),
          '/grüße/a b': get('greeting'),
          '/': get('root'),
        },
      }),
    ),
  )

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['/reports/1', { GET: 'report' }, ['1']],
    ['/reports/1.json', { GET: 'reportJson' }, ['1']],
    ['/reports/.json', { GET: 'report' }, ['.json']],
    ['/reports/1.csv', { GET: 'reportIn' }, ['1', 'csv']],
    ['/reports/1.2.csv', { GET: 'reportIn' }, ['1', '2.csv']],
    ['/reports/1.', { GET: 'report' }, ['1.']],
    ['/reports/latest.json', { GET: 'latestReport' }, []],
    ['/compare/v1...v2', { GET: 'compare' }, ['v1', 'v2']],
    ['/compare/v1....v2', { GET: 'compare' }, ['v1', '.v2']],
    ['/jobs/5:cancel', { POST: 'cancelJob' }, ['5']],
    ['/jobs/5:stop', { PUT: 'actOnJob' }, ['5', 'stop']],
    ['/jobs/5:cancel/log', { GET: 'cancelLog' }, ['5']],
    ['/jobs/5:stop/log', { GET: 'jobLog' }, ['5:stop']],
    ["/Users('a%20b')", { GET: 'user' }, ['a%20b']],
    ['/both/1', { GET: 'readBoth', PUT: 'putBoth' }, ['1']],
    ['/both/1.x', { GET: 'readBothX', PUT: 'putBothX' }, ['1']],
    ['/slash/', { GET: 'slash' }, []],
    ['/slash/1/', { GET: 'slashOf' }, ['1']],
    ['/gr%C3%BC%C3%9Fe/a%20b', { GET: 'greeting' }, []],
    ['/', { GET: 'root' }, []],
  ])('%s', (path, operations, values) => {
    const found = match(path)
    const routes = [...(found?.routes ?? [])].map(([method, { operation }]) => [method, operation.id])
    expect([Object.fromEntries(routes), found?.values]).toEqual([operations, values])
  })

  it.each([
    '/compare/v1..v2',
    '/compare/...v2',
    '/compare/v1...',
    '/jobs/5',
    '/Users(1)',
    "/Users('')",
    '/slash',
    '/slash/1',
  ])('nothing fits %s', (path) => {
    expect(match(path)).toBeUndefined()
  })

  it('name their parameters by method', () => {
    const routes = match('/both/1')?.routes
    expect([routes?.get('GET')?.parameterNames, routes?.get('PUT')?.parameterNames]).toEqual([['a'], ['b']])
  })

  it('are tried in so many steps as the path is long, whatever it is', () => {
    const sign = fc.constantFrom('a', '.', ':', '/', '...', '%', 'reports', 'jobs', 'json')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const path = `/${signs.join('')}`
        for (const [, { parameterNames }] of match(path)?.routes ?? []) {
          expect(match(path)?.values).toHaveLength(parameterNames.length)
        }
      }),
    )
    expect(match(`/compare/${'..'.repeat(100_000)}`)?.values).toHaveLength(2)
  })
})

describe('the system of a path that matches nothing', () => {
  it.each([
    ['/depot/crates', 'depot'],
    ['/depot', 'depot'],
    ['/depot/boxes/a/b', 'depot'],
    ['/shop/nothing', 'shop'],
    ['/items/a/b/c', 'shop'],
    ['/else', 'shop'],
    ['/', 'shop'],
    ['', 'shop'],
    ['/depots', 'shop'],
  ])('%j is %s, whose paths share most leading segments with it', (path, system) => {
    expect(router.nearestSystem(path).name).toBe(system)
  })
})

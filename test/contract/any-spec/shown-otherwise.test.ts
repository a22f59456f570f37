/** What was sent comes back in another form than it was sent, as documents and services mean it, beside what is lost or changed. */
import { describe, expect, it } from 'vitest'
import { collectionAt, isNamed, item } from './collection-at.ts'
import { answers, failures, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

const text = { type: 'string' }
const of = (properties: Fields, required = Object.keys(properties)): Fields => ({
  type: 'object',
  required,
  properties,
})
const verdictOf = async (tiny: Tiny): Promise<string | undefined> => (await runOn(tiny)).report?.verdict
const listOf = (items: Fields): Fields => ({ get: { responses: { 200: answers({ type: 'array', items }) } } })

describe('a list that masks', () => {
  const keys = (mask: (secret: string) => string): Tiny => {
    const key = of({ id: text, name: text, secret: text })
    const sent = of({ name: text, secret: { type: 'string', minLength: 8 } })
    return collectionAt('/keys', {
      paths: {
        '/keys': { ...listOf(key), post: { requestBody: sends(sent), responses: { 201: answers(key), 400: refused } } },
        '/keys/{id}': item(key),
      },
      make: (body, id) =>
        isNamed(body) && typeof body.secret === 'string' && body.secret.length >= 8
          ? { id, name: body.name, secret: body.secret }
          : undefined,
      show: (made, where) => (where === 'listed' ? { ...made, secret: mask(String(made.secret)) } : made),
    })
  }

  it.each<[string, (secret: string) => string, string]>([
    ['its end', (secret) => `${secret.slice(0, 3)}…`, 'conforms'],
    ['its beginning', (secret) => `****${secret.slice(-4)}`, 'conforms'],
    ['its middle', (secret) => `${secret.slice(0, 2)}...${secret.slice(-2)}`, 'conforms'],
    ['all of it', () => '••••••', 'conforms'],
    ['another one', () => '****zzzzz', 'broken'],
    ['nothing, and shows another', (secret) => secret.toUpperCase(), 'broken'],
  ])('%s', async (_, mask, verdict) => {
    expect(await verdictOf(keys(mask))).toBe(verdict)
  })
})

describe('a member within what wraps a thing', () => {
  const goods = (show: (name: string) => string): Tiny => {
    const sent = of({ data: of({ name: text, price: { type: 'number' }, tags: { type: 'array', items: text } }) })
    const shown = of({
      data: of({ id: text, name: text, price: of({ amount: text }), tags: { type: 'object' } }),
    })
    const isGood = (body: unknown): body is { readonly data: Fields & { readonly name: string } } =>
      typeof body === 'object' && body !== null && 'data' in body && isNamed(body.data)
    return collectionAt('/goods', {
      paths: {
        '/goods': { post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused } } },
        '/goods/{id}': item(shown),
      },
      make(body, id) {
        const { name, price, tags }: Fields = isGood(body) ? body.data : {}
        if (typeof name !== 'string' || typeof price !== 'number' || !Array.isArray(tags)) return undefined
        if (!tags.every((tag) => typeof tag === 'string')) return undefined
        return { id, data: { id, name: show(name), price: { amount: String(price) }, tags: {} } }
      },
      show: ({ data }) => ({ data }),
    })
  }

  it.each<[string, (name: string) => string, string]>([
    ['that has another type in the answer is not expected back', (name) => name, 'conforms'],
    ['that has the same is', (name) => name.toUpperCase(), 'broken'],
  ])('%s', async (_, show, verdict) => {
    expect(await verdictOf(goods(show))).toBe(verdict)
  })
})

describe('a member of which only the request says that it is sent', () => {
  const agents = (description: string): Tiny => {
    const sent = of({ name: text, seed: { ...text, description } })
    const shown = of({ id: text, name: text, seed: text }, ['id', 'name'])
    return collectionAt('/agents', {
      paths: {
        '/agents': { post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused } } },
        '/agents/{id}': item(shown),
      },
      make: (body, id) => (isNamed(body) && typeof body.seed === 'string' ? { id, name: body.name } : undefined),
    })
  }

  it.each([
    ['Used during provisioning only. It is not part of any response.', 'conforms'],
    ['Input only.', 'conforms'],
    ['Never echoed.', 'conforms'],
    ['Only accepted on creation.', 'conforms'],
    ['Not part of the name.', 'broken'],
  ])('%s', async (description, verdict) => {
    expect(await verdictOf(agents(description))).toBe(verdict)
  })
})

describe('what moves by itself', () => {
  const probes = (member: string): Tiny => {
    let reads = 0
    const shown = of({ id: text, name: text, [member]: { type: 'number' } })
    return collectionAt('/probes', {
      paths: {
        '/probes': {
          post: { requestBody: sends(of({ name: text })), responses: { 201: answers(shown), 400: refused } },
        },
        '/probes/{id}': item(shown),
      },
      make: (body, id) => (isNamed(body) ? { id, name: body.name } : undefined),
      show: (made) => ({ ...made, [member]: reads++ }),
    })
  }

  it.each([
    ['uptimeSeconds', 'conforms'],
    ['elapsed', 'conforms'],
    ['weight', 'broken'],
  ])('%s', async (member, verdict) => {
    expect(await verdictOf(probes(member))).toBe(verdict)
  })
})

describe('a number that is given to the next thing', () => {
  const slots = (keeps: boolean): Tiny => {
    const slot = of({ slot: { type: 'integer' }, label: text })
    const all = new Map<number, Fields>()
    return {
      paths: {
        '/slots': {
          ...listOf(slot),
          post: { requestBody: sends(of({ label: text })), responses: { 201: answers(slot), 400: refused } },
        },
        '/slots/{slot}': { ...item(slot, 'slot'), parameters: inPath('slot', 'integer') },
      },
      handle({ method, path, body }) {
        const at = path.split('/')[2]
        if (at === undefined && method === 'GET') return [200, [...all.values()]]
        if (at === undefined) {
          const { label } = (body ?? {}) as Fields
          if (typeof label !== 'string') return [400]
          let free = 1
          while (all.has(free)) free++
          all.set(free, { slot: free, label })
          return [201, all.get(free)]
        }
        const found = all.get(Number(at))
        if (found === undefined) return [404]
        if (method === 'GET') return [200, found]
        if (!keeps) all.delete(Number(at))
        return [204]
      },
    }
  }

  it('is not what was deleted', async () => {
    expect(failures((await runOn(slots(false))).report)).toEqual([])
  })

  it('is what was deleted where that is there still', async () => {
    expect(await verdictOf(slots(true))).toBe('broken')
  })
})

describe('another media type', () => {
  const things = (declared: Fields): Tiny =>
    collectionAt('/things', {
      paths: {
        '/things': {
          post: {
            requestBody: sends(of({ name: text })),
            responses: { 201: answers(of({ id: text, name: text })), ...declared },
          },
        },
        '/things/{id}': item(of({ id: text, name: text })),
      },
      make: (body, id) => (isNamed(body) ? { id, name: body.name } : undefined),
    })

  it.each<[string, Fields, string]>([
    ['may be taken where 415 is one of many', { '4XX': refused }, 'conforms'],
    ['has to be refused where 415 is declared by itself', { 400: refused, 415: refused }, 'broken'],
  ])('%s', async (_, declared, verdict) => {
    expect(await verdictOf(things(declared))).toBe(verdict)
  })
})

/** Members that name what is made elsewhere, what is told apart by them, and what takes a list of what it makes. */
import { describe, expect, it } from 'vitest'
import { answers, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>
type Answer = readonly [status: number, body?: unknown]

const text = { type: 'string' }
const whole = { type: 'integer' }
const of = (properties: Fields, required = Object.keys(properties)): Fields => ({
  type: 'object',
  required,
  properties,
})
const at = (parameters: Fields[], schema: Fields): Fields => ({
  parameters,
  get: { responses: { 200: answers(schema), 404: refused } },
  delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
})
const makes = (sent: Fields, shown: Fields): Fields => ({
  get: { responses: { 200: answers({ type: 'array', items: shown }), 404: refused } },
  post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused, 404: refused, 409: refused } },
})
const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})
const verdictOf = async (tiny: Tiny): Promise<unknown> => {
  const { report } = await runOn(tiny)
  return [report?.verdict, report?.leftovers.length]
}

/** Things by the path of their list, made as a table says. */
function keeping(
  paths: Fields,
  make: Readonly<Record<string, (sent: Fields, outer: string | undefined) => [string, Fields] | Answer>>,
): Tiny {
  const all = new Map<string, Fields>()
  return {
    paths,
    handle({ method, path, body }) {
      const segments = path.split('/')
      const isList = segments.length % 2 === 0
      const outer = segments.length > 3 ? segments.slice(0, 3).join('/') : undefined
      if (outer !== undefined && !all.has(outer)) return [404]
      if (isList && method === 'GET')
        return [
          200,
          [...all].flatMap(([key, each]) =>
            key.startsWith(`${path}/`) && !key.slice(path.length + 1).includes('/') ? [each] : [],
          ),
        ]
      if (isList) {
        const made = make[segments.at(-1) ?? '']?.(fieldsOf(body), segments[2])
        if (made === undefined || typeof made[0] === 'number') return (made as Answer | undefined) ?? [404]
        const [id, thing] = made as [string, Fields]
        if (all.has(`${path}/${id}`)) return [409]
        all.set(`${path}/${id}`, thing)
        return [201, thing]
      }
      const found = all.get(path)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      for (const key of [...all.keys()]) if (key === path || key.startsWith(`${path}/`)) all.delete(key)
      return [204]
    },
  }
}

describe('a member that is called what it names', () => {
  const queues = (description: string, says: 'id' | 'name', keep: (topic: string) => string): Tiny => {
    const ids = new Map<string, string>()
    let count = 0
    const subscription = of({ id: text, queue: text, topic: text })
    return keeping(
      {
        '/queues': makes(of({ name: text }), of({ id: text, name: text })),
        '/queues/{id}': at(inPath('id'), of({ id: text, name: text })),
        '/subscriptions': makes(of({ queue: { ...text, description }, topic: text }), subscription),
        '/subscriptions/{id}': at(inPath('id'), subscription),
      },
      {
        queues({ name }) {
          if (typeof name !== 'string') return [400]
          const id = `q-${++count}-z`
          ids.set(id, name)
          return [id, { id, name }]
        },
        subscriptions({ queue, topic }) {
          const known = says === 'id' ? [...ids.keys()] : [...ids.values()]
          if (typeof queue !== 'string' || typeof topic !== 'string' || !known.includes(queue)) return [400]
          const id = `s-${++count}-z`
          return [id, { id, queue, topic: keep(topic) }]
        },
      },
    )
  }

  it.each<[string, string, 'id' | 'name', (topic: string) => string, string]>([
    ['has its id', 'Where it comes from.', 'id', (topic) => topic, 'conforms'],
    ['has its name where it says so', 'Name of the queue.', 'name', (topic) => topic, 'conforms'],
    ['lets the rest be held', 'Name of the queue.', 'name', (topic) => topic.slice(0, 10), 'broken'],
  ])('%s', async (_, description, says, keep, verdict) => {
    expect(await verdictOf(queues(description, says, keep))).toEqual([verdict, 0])
  })
})

describe('what is told apart by another thing', () => {
  const teams = (keep: (role: unknown) => unknown): Tiny => {
    let count = 1000
    const people = new Set<unknown>()
    const member = of({ personId: whole, role: text })
    const numbered = (name: string): Fields[] => inPath(name, 'integer')
    const named = ({ name }: Fields): [string, Fields] | Answer => {
      if (typeof name !== 'string') return [400]
      const id = ++count
      people.add(id)
      return [String(id), { id, name }]
    }
    const thing = of({ id: whole, name: text })
    return keeping(
      {
        '/teams': makes(of({ name: text }), thing),
        '/teams/{teamId}': at(numbered('teamId'), thing),
        '/people': makes(of({ name: text }), thing),
        '/people/{personId}': at(numbered('personId'), thing),
        '/teams/{teamId}/members': {
          ...makes(of({ personId: whole, role: { ...text, enum: ['reader', 'writer'] } }), member),
          parameters: numbered('teamId'),
        },
        '/teams/{teamId}/members/{personId}': at([...numbered('teamId'), ...numbered('personId')], member),
      },
      {
        teams: named,
        people: named,
        members({ personId, role }) {
          const isRole = role === 'reader' || role === 'writer'
          return isRole && people.has(personId) ? [String(personId), { personId, role: keep(role) }] : [400]
        },
      },
    )
  }

  it.each<[string, (role: unknown) => unknown, string]>([
    ['is made once with each', (role) => role, 'conforms'],
    ['is held to what was sent', () => 'reader', 'broken'],
  ])('%s', async (_, keep, verdict) => {
    expect(await verdictOf(teams(keep))).toEqual([verdict, 0])
  })
})

describe('a member that says the path again', () => {
  const spaces = (keep: (title: string) => string): Tiny => {
    let count = 0
    const page = of({ id: text, spaceKey: text, title: text })
    return keeping(
      {
        '/spaces': makes(of({ title: text }), of({ key: text, title: text })),
        '/spaces/{key}': at(inPath('key'), of({ key: text, title: text })),
        '/spaces/{spaceKey}/pages': {
          ...makes(of({ spaceKey: text, title: text }), page),
          parameters: inPath('spaceKey'),
        },
        '/spaces/{spaceKey}/pages/{id}': at([...inPath('spaceKey'), ...inPath('id')], page),
      },
      {
        spaces({ title }) {
          if (typeof title !== 'string') return [400]
          const key = `SP${++count}X`
          return [key, { key, title }]
        },
        pages({ spaceKey, title }, outer) {
          if (spaceKey !== outer || typeof title !== 'string') return [400]
          const id = `p-${++count}-z`
          return [id, { id, spaceKey, title: keep(title) }]
        },
      },
    )
  }

  it.each<[string, (title: string) => string, string]>([
    ['says the same', (title) => title, 'conforms'],
    ['lets the rest be held', (title) => `${title}!`, 'broken'],
  ])('%s', async (_, keep, verdict) => {
    expect(await verdictOf(spaces(keep))).toEqual([verdict, 0])
  })
})

describe('a create that takes a list of what it makes', () => {
  const contacts = (keep: (phone: unknown) => unknown): Tiny => {
    const all = new Map<string, Fields>()
    let count = 0
    const contact = of({ id: text, phone: text })
    const several = (items: Fields, minItems = 0): Fields => of({ contacts: { type: 'array', minItems, items } })
    return {
      paths: {
        '/contacts': {
          get: { responses: { 200: answers(several(contact)) } },
          post: {
            requestBody: sends(several(of({ phone: text }), 1)),
            responses: { 201: answers(several(contact)), 400: refused },
          },
        },
        '/contacts/{contactId}': at(inPath('contactId'), contact),
      },
      handle({ method, path, body }) {
        const id = path.split('/')[2]
        if (id === undefined && method === 'GET') return [200, { contacts: [...all.values()] }]
        if (id === undefined) {
          const sent = fieldsOf(body).contacts
          const isGood =
            Array.isArray(sent) && sent.length > 0 && sent.every((each) => typeof fieldsOf(each).phone === 'string')
          if (!isGood) return [400]
          const made = sent.map((each): Fields => ({ id: `c-${++count}-z`, phone: keep(fieldsOf(each).phone) }))
          for (const each of made) all.set(String(each.id), each)
          return [201, { contacts: made }]
        }
        const found = all.get(id)
        if (found === undefined) return [404]
        if (method === 'GET') return [200, found]
        all.delete(id)
        return [204]
      },
    }
  }

  it.each<[string, (phone: unknown) => unknown, string]>([
    ['makes one, and leaves none', (phone) => phone, 'conforms'],
    ['is held to what was sent', () => 'unknown', 'broken'],
  ])('%s', async (_, keep, verdict) => {
    const { report, asked } = await runOn(contacts(keep))
    expect([report?.verdict, report?.leftovers.length]).toEqual([verdict, 0])
    expect(
      asked.every(({ body }) => {
        const sent = fieldsOf(body).contacts
        return !Array.isArray(sent) || sent.length <= 1
      }),
    ).toBe(true)
  })
})

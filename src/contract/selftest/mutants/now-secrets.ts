/** Secrets of the now API, broken. */
import {
  accepting,
  breaking,
  editing,
  excusing,
  forgiving,
  haunting,
  heading,
  itemOf,
  leaving,
  listing,
  refusing,
  sharing,
  sparing,
} from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const list = { path: '/now/secrets', member: 'secrets' }
const isNamed = (item: Readonly<Record<string, unknown>>, reference: string | undefined): boolean =>
  item.uid === reference || item.name === reference

export const nowSecretMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a secret is missing from the list',
    requirement: 'NOW-SEC-1',
    killedBy: 'the list has both',
    wrap: listing('GET /now/secrets', 'secrets', (items) => items.slice(1)),
  },
  {
    name: 'the list shows the value of a secret',
    requirement: 'NOW-SEC-2',
    killedBy: 'no secret comes back',
    wrap: (fetch) => {
      const values = new Map<string, unknown>()
      const remember = breaking('POST /now/secrets', () => ({ body }, next) => {
        const { name, value } = itemOf(body)
        values.set(String(name), value)
        return next()
      })
      return listing('GET /now/secrets', 'secrets', (items) =>
        items.map((item) => ({ ...item, value: values.get(String(item.name)) })),
      )(remember(fetch))
    },
  },
  {
    name: 'a refusal tells the value that was sent',
    requirement: 'NOW-SEC-2',
    killedBy: 'no secret comes back',
    wrap: excusing('POST /now/secrets', 409, (body, { body: sent }) => {
      const error = itemOf(itemOf(body).error)
      return { error: { ...error, message: `${String(error.message)} (${String(itemOf(sent).value)})` } }
    }),
  },
  {
    name: 'a header tells the value that was sent',
    requirement: 'NOW-SEC-2',
    killedBy: 'no secret comes back',
    wrap: heading('POST /now/secrets', (headers, _, { body }) => {
      const { value } = itemOf(body)
      if (typeof value === 'string' && /^[\w-]+$/.test(value)) headers.set('x-debug', value)
    }),
  },
  {
    name: 'a value may be a number',
    requirement: 'NOW-SEC-3',
    killedBy: 'createNowSecret: value of another type',
    wrap: accepting(
      'POST /now/secrets',
      ({ name, value }) => typeof name === 'string' && value !== undefined && typeof value !== 'string',
      (body) => ({ ...body, value: 'repaired' }),
    ),
  },
  {
    name: 'a name may be missing',
    requirement: 'NOW-SEC-3',
    killedBy: 'createNowSecret: without name',
    wrap: accepting(
      'POST /now/secrets',
      (body) => 'value' in body && !('name' in body),
      (body) => ({ ...body, name: 'repaired' }),
    ),
  },
  {
    name: 'a list of one secret is refused',
    requirement: 'NOW-SEC-4',
    killedBy: 'creates two, one of them as a list of one',
    wrap: refusing('POST /now/secrets', (_, { body }) => Array.isArray(body)),
  },
  {
    name: 'a rename changes the uid',
    requirement: 'NOW-SEC-9',
    killedBy: 'renames it by name',
    wrap: editing(
      'PATCH /now/secrets/*',
      'uid',
      (uid) => `sec_${String(uid).slice(4).split('').toReversed().join('')}`,
    ),
  },
  {
    name: 'a rename answers the new name as the old one',
    requirement: 'NOW-SEC-6',
    killedBy: 'renames it by name',
    wrap: editing('PATCH /now/secrets/*', 'oldName', (_, { body }) => itemOf(body).name),
  },
  {
    name: 'the old name stays in the list',
    requirement: 'NOW-SEC-5',
    killedBy: 'the list has it once, under its new name',
    wrap: haunting('PATCH /now/secrets/*', list, (item, { parts }) => isNamed(item, parts[0])),
  },
  {
    name: 'a rename without a name is accepted',
    requirement: 'NOW-SEC-5',
    killedBy: 'renameNowSecret: without name',
    wrap: accepting(
      'PATCH /now/secrets/*',
      (body) => Object.keys(body).length === 0,
      () => ({ name: 'repaired' }),
    ),
  },
  {
    name: 'a secret may be renamed to a taken name',
    requirement: 'NOW-SEC-8',
    killedBy: 'a rename to a taken name is refused',
    wrap: forgiving('PATCH /now/secrets/*', 409, ({ parts }) => ({
      uid: 'sec_zWsFytQUFlkUWaR7nWdwS7xR',
      oldName: parts[0],
    })),
  },
  {
    name: 'two secrets may share a name',
    requirement: 'NOW-SEC-8',
    killedBy: 'so is another secret of that name',
    wrap: forgiving('POST /now/secrets', 409, () => ({ uid: 'sec_zWsFytQUFlkUWaR7nWdwS7xR' })),
  },
  {
    name: 'a secret that is refused for its name is there beside the other',
    requirement: 'NOW-SEC-7',
    killedBy: 'it alone is gone',
    wrap: (fetch) => {
      const doubles: { readonly uid: string; readonly name: unknown; readonly created: string }[] = []
      const watch = breaking('POST /now/secrets', () => async ({ body }, next) => {
        const response = await next()
        const name = itemOf(body).name
        if (response.status === 409) {
          doubles.push({ uid: `sec_${'A'.repeat(24)}`, name, created: '2017-02-20T08:00:00.000Z' })
        }
        return response
      })
      return listing('GET /now/secrets', 'secrets', (items) => [...items, ...doubles])(watch(fetch))
    },
  },
  {
    name: 'a refused creation leaves a secret behind',
    requirement: 'NOW-SEC-3',
    killedBy: 'the list is as it was',
    wrap: leaving('POST /now/secrets', (_, count) => ({ body: { name: `left-${count}`, value: 'behind' } })),
  },
  {
    name: 'a name may have 101 characters',
    requirement: 'NOW-SEC-8',
    killedBy: 'createNowSecret: name of 101 characters',
    wrap: accepting(
      'POST /now/secrets',
      ({ name }) => typeof name === 'string' && name.length === 101,
      (body) => ({ ...body, name: String(body.name).slice(1) }),
    ),
  },
  {
    name: 'a name may have 99 characters at most',
    requirement: 'NOW-SEC-8',
    killedBy: 'createNowSecret: name of 100 characters',
    wrap: refusing('POST /now/secrets', ({ name }) => typeof name === 'string' && name.length === 100),
  },
  {
    name: 'a secret is not found by its name',
    requirement: 'NOW-SEC-9',
    killedBy: 'deletes one by its name, and answers its uid',
    wrap: breaking(
      'DELETE /now/secrets/*',
      () =>
        ({ parts: [reference = ''] }, next) =>
          reference.startsWith('sec_') ? next() : next({ path: '/now/secrets/nobody-has-this-name' }),
    ),
  },
  {
    name: 'a deletion of a secret does nothing',
    requirement: 'NOW-SEC-9',
    killedBy: 'it is gone',
    wrap: sparing(
      'DELETE /now/secrets/*',
      list,
      (item, { parts }) => isNamed(item, parts[0]),
      ({ uid, name }) => ({ uid, name }),
    ),
  },
  {
    name: 'a deletion of a secret takes another along',
    requirement: 'NOW-SEC-9',
    killedBy: 'it alone is gone',
    wrap: (fetch) => {
      let isDeleted = false
      const watch = breaking('DELETE /now/secrets/*', () => async ({ parts: [reference = ''] }, next) => {
        const response = await next()
        isDeleted ||= response.ok && !reference.startsWith('sec_')
        return response
      })
      return listing('GET /now/secrets', 'secrets', (items) => (isDeleted ? [] : items))(watch(fetch))
    },
  },
  {
    name: 'a deletion of a secret does not answer its uid',
    requirement: 'NOW-SEC-9',
    killedBy: 'body fits its schema',
    wrap: editing('DELETE /now/secrets/*', 'uid', () => undefined),
  },
  {
    name: 'anybody can rename a secret by its uid',
    requirement: 'NOW-ERR-6',
    killedBy: 'renameNowSecret: of another account',
    wrap: sharing('PATCH /now/secrets/*', 'nowhere_alice'),
  },
  {
    name: 'a deletion of nothing succeeds',
    requirement: 'NOW-ERR-6',
    killedBy: 'deleteNowSecret: of nothing',
    wrap: forgiving('DELETE /now/secrets/*', 404, ({ parts }) => ({
      uid: 'sec_zWsFytQUFlkUWaR7nWdwS7xR',
      name: parts[0],
    })),
  },
])

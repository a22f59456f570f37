/** What the now API takes as names and values of secrets and what it does with them afterwards, broken. */
import { accepting, answering, breaking, editing, itemOf, listing, refusing } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

export const nowSecretNameMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a value of several lines is refused',
    requirement: 'NOW-SEC-3',
    killedBy: 'creates two, one of them as a list of one',
    wrap: refusing('POST /now/secrets', ({ value }) => typeof value === 'string' && value.includes('\n')),
  },
  {
    name: 'a value may be null',
    requirement: 'NOW-SEC-3',
    killedBy: 'a value that is null is refused',
    wrap: accepting(
      'POST /now/secrets',
      ({ value }) => value === null,
      (body) => ({ ...body, value: 'repaired' }),
    ),
  },
  {
    name: 'names lose their capitals',
    requirement: 'NOW-SEC-1',
    killedBy: 'the list has it once, under its new name',
    wrap: editing('GET /now/secrets', 'secrets/*/name', (name) => String(name).toLowerCase()),
  },
  {
    name: 'an old name still leads to a secret',
    requirement: 'NOW-ERR-6',
    killedBy: 'its old name leads nowhere',
    wrap: (fetch) => {
      const uids = new Map<string, string>()
      const remember = answering('PATCH /now/secrets/*', (body) => {
        const { uid, oldName } = itemOf(body)
        uids.set(String(oldName), String(uid))
        return body
      })
      const follow = breaking('DELETE /now/secrets/*', () => ({ parts: [name = ''] }, next) => {
        const uid = uids.get(name)
        return next(uid === undefined ? {} : { path: `/now/secrets/${uid}` })
      })
      return follow(remember(fetch))
    },
  },
  {
    name: 'an old name is never free again',
    requirement: 'NOW-SEC-3',
    killedBy: 'its old name is free for another',
    wrap: (fetch) => {
      const old = new Set<unknown>()
      const remember = answering('PATCH /now/secrets/*', (body) => {
        old.add(itemOf(body).oldName)
        return body
      })
      return refusing('POST /now/secrets', ({ name }) => old.has(name))(remember(fetch))
    },
  },
  {
    name: 'the name of a deleted secret is never free again',
    requirement: 'NOW-SEC-3',
    killedBy: 'its name is free again',
    wrap: (fetch) => {
      const gone = new Set<unknown>()
      const remember = answering('DELETE /now/secrets/*', (body) => {
        gone.add(itemOf(body).name)
        return body
      })
      return refusing('POST /now/secrets', ({ name }) => gone.has(name))(remember(fetch))
    },
  },
  {
    name: 'a deletion takes along whatever begins with the name',
    requirement: 'NOW-SEC-9',
    killedBy: 'it alone is gone',
    wrap: (fetch) => {
      const gone: string[] = []
      const remember = answering('DELETE /now/secrets/*', (body) => {
        gone.push(String(itemOf(body).name))
        return body
      })
      return listing('GET /now/secrets', 'secrets', (items) =>
        items.filter(({ name }) => !gone.some((each) => String(name).startsWith(each))),
      )(remember(fetch))
    },
  },
  {
    name: 'a deletion takes along the namesake of another account',
    requirement: 'NOW-ERR-6',
    killedBy: 'that of its namesake stays',
    wrap: (fetch) => {
      const gone = new Set<unknown>()
      const remember = answering('DELETE /now/secrets/*', (body, { headers }) => {
        if (headers.get('authorization') === 'Bearer nowhere_bob') gone.add(itemOf(body).name)
        return body
      })
      return listing('GET /now/secrets', 'secrets', (items) => items.filter(({ name }) => !gone.has(name)))(
        remember(fetch),
      )
    },
  },
])

/** Keys and values of projects' secrets, broken. */
import { accepting, bodyOf, breaking, editing, itemOf, itemsOf, refusing } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const save = 'POST /api/v1/projects/*/secrets'
const remove = 'DELETE /api/v1/projects/*/secrets/*'

/** Takes a key that has to be refused, as one that is fine. */
function taking(pattern: RegExp): Mutant['wrap'] {
  return accepting(
    save,
    ({ key }) => typeof key === 'string' && pattern.test(key),
    (body) => ({ ...body, key: 'REPAIRED' }),
  )
}

const valueIn = (body: unknown): string => String(itemOf(body).value)

export const projectKeyMutants: readonly Mutant[] = mutantsOf('project-secrets', [
  {
    name: 'a key may have small letters',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one in small letters is refused',
    wrap: taking(/^[a-z][a-z0-9_]*$/),
  },
  {
    name: 'a key may begin with a digit',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one that begins with a digit is refused',
    wrap: taking(/^\d/),
  },
  {
    name: 'a key may begin with an underscore',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one that begins with an underscore is refused',
    wrap: taking(/^_/),
  },
  {
    name: 'a key may have dashes',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one with a dash is refused',
    wrap: taking(/^[A-Z0-9]+-[A-Z0-9-]+$/),
  },
  {
    name: 'a key may end with a line feed',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one that ends with a line feed is refused',
    wrap: taking(/\n$/),
  },
  {
    name: 'a key may be empty',
    requirement: 'PRJ-PUT-4',
    killedBy: 'one without characters is refused',
    wrap: taking(/^$/),
  },
  {
    name: 'a key of one letter is refused',
    requirement: 'PRJ-PUT-4',
    killedBy: 'a letter is a key',
    wrap: refusing(save, ({ key }) => typeof key === 'string' && key.length === 1),
  },
  {
    name: 'a blank value is refused',
    requirement: 'PRJ-PUT-4',
    killedBy: 'a space is a value',
    wrap: refusing(save, ({ value }) => value === ' '),
  },
  {
    name: 'JSON that comes as a text is refused',
    requirement: 'PRJ-PUT-9',
    killedBy: 'JSON that comes as a text is read',
    wrap: refusing(save, (_, { headers }) => headers.get('content-type')?.startsWith('text/') === true),
  },
  {
    name: 'nothing is shown of a value of eight characters',
    requirement: 'PRJ-PUT-6',
    killedBy: 'of five characters and of eight the last four are shown',
    wrap: editing(save, 'data/secret/lastFour', (end, { body }) => (valueIn(body).length <= 8 ? '' : end)),
  },
  {
    name: 'the last four digits are a number',
    requirement: 'PRJ-PUT-6',
    killedBy: 'body fits its schema',
    wrap: editing(save, 'data/secret/lastFour', (end) => (/^\d+$/.test(String(end)) ? Number(end) : end)),
  },
  {
    name: 'a value that is refused replaces the one that is there',
    requirement: 'PRJ-PUT-1',
    killedBy: 'the list is as it was',
    wrap: breaking(save, () => async ({ body, url }, next) => {
      const response = await next()
      const { key } = itemOf(body)
      if (response.status !== 400 || typeof key !== 'string') return response
      const shown = await bodyOf(await next({ method: 'GET', path: url.pathname, body: undefined }))
      // Where nothing of that key is there, nothing is stored.
      if (JSON.stringify(shown).includes(`"${key}"`)) await next({ body: { key, value: 'what was refused' } })
      return response
    }),
  },
  {
    name: 'a deletion takes what begins like it along',
    requirement: 'PRJ-DEL-1',
    killedBy: 'it is gone, and nothing else is',
    wrap: breaking(remove, () => async (asked, next) => {
      const { parts, url } = asked
      const [, key = ''] = parts
      const response = await next()
      const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/'))
      for (const item of await itemsOf({ path: folder, member: 'data/secrets' }, asked, next)) {
        if (String(item.key).startsWith(key)) await next({ path: `${folder}/${String(item.key)}` })
      }
      return response
    }),
  },
  {
    name: 'a secret is stored without an API key',
    requirement: 'PRJ-404-1',
    killedBy: 'saveProjectSecret: without a token',
    wrap: breaking(
      save,
      () =>
        ({ headers }, next) =>
          headers.has('authorization')
            ? next()
            : next({
                path: '/api/v1/projects/prj_nowhere/secrets',
                headers: { authorization: 'Bearer nowhere_alice' },
              }),
    ),
  },
])

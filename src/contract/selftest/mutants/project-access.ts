/** What of a secret of a project is shown, its deletion, and who has no business with it, broken. */
import { bodyOf, breaking, editing, excusing, heading, itemOf, reply, turning } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const save = 'POST /api/v1/projects/*/secrets'
const list = 'GET /api/v1/projects/*/secrets'
const remove = 'DELETE /api/v1/projects/*/secrets/*'

export const projectAccessMutants: readonly Mutant[] = mutantsOf('project-secrets', [
  {
    name: 'the first four characters are shown',
    requirement: 'PRJ-PUT-6',
    killedBy: 'stores it',
    wrap: editing(save, 'data/secret/lastFour', (_, { body }) => String(itemOf(body).value).slice(0, 4)),
  },
  {
    name: 'the last four are bytes',
    requirement: 'PRJ-PUT-6',
    killedBy: 'stores another value under its key',
    wrap: editing(save, 'data/secret/lastFour', (_, { body }) =>
      // What a byte of a character is by itself, nobody can read.
      new TextDecoder().decode(new TextEncoder().encode(String(itemOf(body).value)).slice(-4)),
    ),
  },
  {
    name: 'a short value is shown whole',
    requirement: 'PRJ-PUT-7',
    killedBy: 'of a short value nothing is shown',
    wrap: editing(save, 'data/secret/lastFour', (lastFour, { body }) => {
      const value = String(itemOf(body).value)
      return value.length <= 4 ? value : lastFour
    }),
  },
  {
    name: 'storing answers the value',
    requirement: 'PRJ-PUT-8',
    killedBy: 'no secret comes back',
    wrap: editing(save, 'data/secret/value', (_, { body }) => itemOf(body).value),
  },
  {
    name: 'a refusal tells the value',
    requirement: 'PRJ-PUT-8',
    killedBy: 'no secret comes back',
    wrap: excusing(save, 404, (body, { body: sent }) => ({
      error: { ...itemOf(itemOf(body).error), message: `No place for ${String(itemOf(sent).value)}.` },
    })),
  },
  {
    name: 'a deletion of what is not there is a 404',
    requirement: 'PRJ-DEL-1',
    killedBy: 'deleting it again succeeds and says so',
    wrap: breaking(remove, () => async (_, next) => {
      const response = await next()
      const isThere = itemOf(itemOf(await bodyOf(response)).data).existed === true
      return isThere || !response.ok ? response : next({ path: '/api/v1/projects/nothing/secrets/NOTHING' })
    }),
  },
  {
    name: 'a deletion says that nothing was there',
    requirement: 'PRJ-DEL-1',
    killedBy: 'deletes it',
    wrap: editing(remove, 'data/existed', () => false),
  },
  {
    name: 'a second deletion says that it was there',
    requirement: 'PRJ-DEL-1',
    killedBy: 'deleting it again succeeds and says so',
    wrap: editing(remove, 'data/existed', () => true),
  },
  {
    name: 'a deletion does nothing',
    requirement: 'PRJ-DEL-1',
    killedBy: 'it is gone, and nothing else is',
    wrap: breaking(remove, () => async ({ parts: [project = ''] }, next) => {
      const like = await next({ method: 'GET', path: `/api/v1/projects/${project}/secrets`, body: undefined })
      return like.ok ? reply(like, { data: { success: true, existed: true } }) : next()
    }),
  },
  {
    name: 'a project that is not there is forbidden',
    requirement: 'PRJ-404-1',
    killedBy: 'a project that does not exist is not told from it',
    wrap: turning(save, 404, 403),
  },
  {
    name: 'somebody who is no admin may write',
    requirement: 'PRJ-404-1',
    killedBy: 'who is no admin cannot write in it: second',
    wrap: breaking(
      save,
      () =>
        ({ headers }, next) =>
          headers.get('authorization') === 'Bearer nowhere_bob'
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'a key that is not scoped to a project may list its secrets',
    requirement: 'PRJ-404-1',
    killedBy: 'a key that is not scoped to it does nothing in it',
    wrap: breaking(
      list,
      () =>
        ({ headers }, next) =>
          headers.get('authorization') === 'Bearer nowhere_alice_staging'
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'a 404 tells whether the project exists',
    requirement: 'PRJ-404-2',
    killedBy: 'a project that does not exist is not told from it',
    wrap: excusing(save, 404, (body, { parts: [project] }) =>
      project === 'prj_nowhere'
        ? { error: { ...itemOf(itemOf(body).error), message: 'You are no admin of it.' } }
        : body,
    ),
  },
  {
    name: 'an error is not wrapped',
    requirement: 'PRJ-ERR-1',
    killedBy: 'body fits its schema',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      return response.status < 400 ? response : reply(response, itemOf(await bodyOf(response)).error)
    }),
  },
  {
    name: 'what remains is not told',
    requirement: 'PRJ-429-2',
    killedBy: 'headers are present',
    wrap: heading('*', (headers) => headers.delete('x-ratelimit-remaining')),
  },
])

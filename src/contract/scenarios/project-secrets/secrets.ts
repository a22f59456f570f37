/** Secrets of a project: one of a key, and nothing of a value but its end. */

import { timeOf } from '../../exchange/waiting.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { saveNew } from './room.ts'

/** The last four characters, as code points count them and as UTF-16 does. */
function endsOf(value: string): readonly string[] {
  return [[...value].slice(-4).join(''), value.slice(-4)]
}

export const projectSecretLife: Scenario = scenario(
  'a secret of a project is stored, replaced and deleted by its key',
  { system: 'project-secrets', needs: ['project'] },
  async (context) => {
    const { owner, step, id } = context
    const path = { projectId: id('project') }
    const key = owner.uniqueKey('SECRET')
    const bystander = `${key}_TOO`
    const [value, other] = [owner.secretValue(), `${owner.secretValue()}äé🚀9`]
    const save = async (value: string) =>
      (await owner.call('saveProjectSecret', { path, body: { key, value } })).body.data.secret
    const found = async (...keys: readonly string[]) => {
      const { data } = await owner.list('listProjectSecrets', { path })
      return data.secrets.filter((secret) => keys.includes(secret.key))
    }

    const made = await step('stores it', ['PRJ-PUT-1', 'PRJ-PUT-6'], async ({ expect }) => {
      const secret = await saveNew(owner, path, { key, value })
      expect(secret).toMatchObject({ key })
      expect(secret, 'PRJ-PUT-6').toMatchObject({ lastFour: value.slice(-4) })
      return secret
    })

    await step('the list has it once, as it was answered', ['PRJ-LIST-1', 'PRJ-PUT-1'], async ({ expect }) => {
      expect(await found(key)).toEqual([made])
    })

    await step('stores another value under its key', ['PRJ-PUT-2', 'PRJ-PUT-6'], async ({ expect }) => {
      const secret = await save(other)
      expect(secret.lastFour, 'PRJ-PUT-6').toBeOneOf(endsOf(other))
      expect(secret, 'PRJ-PUT-3').toMatchObject({ createdAt: made.createdAt })
      expect(timeOf(secret.updatedAt), 'PRJ-PUT-3').toBeAtLeast(timeOf(made.updatedAt))
    })

    await step('there is one, with the new end', ['PRJ-PUT-2', 'PRJ-LIST-1'], async ({ expect }) => {
      const secrets = await found(key)
      expect(secrets).toHaveLength(1)
      expect(secrets[0]?.lastFour).toBeOneOf(endsOf(other))
    })

    await storeUnusualValues(context, path, key)

    const isAccompanied = await step.apart('stores another whose key begins like it', ['PRJ-PUT-1'], async () => {
      await saveNew(owner, path, { key: bystander, value })
      return true
    })

    await step('deletes it', ['PRJ-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteProjectSecret', { path: { ...path, key } })
      expect(body.data).toMatchObject({ success: true, existed: true })
    })

    await step('it is gone, and nothing else is', ['PRJ-DEL-1', 'PRJ-LIST-1'], async ({ expect }) => {
      const keys = (await found(key, bystander)).map((secret) => secret.key)
      expect(keys).toEqual(isAccompanied === true ? [bystander] : [])
    })

    await step.apart('deleting it again succeeds and says so', ['PRJ-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteProjectSecret', { path: { ...path, key } })
      expect(body.data).toMatchObject({ success: true, existed: false })
    })
  },
)

/** Under a key that is there: what is short or blank, and JSON that comes under another name. */
async function storeUnusualValues(
  { owner, step }: Context,
  path: { readonly projectId: string },
  key: string,
): Promise<void> {
  const save = async (value: string, headers = {}) =>
    (await owner.call('saveProjectSecret', { path, body: { key, value }, headers })).body.data.secret

  await step.apart('of five characters and of eight the last four are shown', ['PRJ-PUT-6'], async ({ expect }) => {
    for (const short of ['abcde', '87654321']) expect((await save(short)).lastFour).toBe(short.slice(-4))
  })

  await step.apart('of a short value nothing is shown', ['PRJ-PUT-7'], async ({ expect }) => {
    expect(await save('abcd')).toMatchObject({ lastFour: '' })
  })

  await step.apart('a space is a value', ['PRJ-PUT-4'], async () => {
    await save(' ')
  })

  await step.apart('JSON that comes as a text is read', ['PRJ-PUT-9'], async ({ expect }) => {
    expect(await save(owner.secretValue(), { 'content-type': 'text/plain' })).toMatchObject({ key })
  })
}

export const projectSecretAccess: Scenario = scenario(
  'a project that a caller has no business with is not there for them',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, as, step, id }) => {
    const path = { projectId: id('project') }
    const body = { key: owner.uniqueKey('FOREIGN'), value: owner.secretValue() }
    const answers = new Set<string>()

    for (const role of ['second', 'viewer'] as const) {
      const writes = async (): Promise<void> => {
        answers.add((await as(role).refused('saveProjectSecret', { path, body }, 'NOT_FOUND')).text)
        await as(role).refused('deleteProjectSecret', { path: { ...path, key: body.key } }, 'NOT_FOUND')
      }
      await step.apart(`who is no admin cannot write in it: ${role}`, ['PRJ-404-1'], writes, { needs: [role] })
    }

    const bound = async (): Promise<void> => {
      answers.add((await as('bound').refused('saveProjectSecret', { path, body }, 'NOT_FOUND')).text)
      await as('bound').refused('listProjectSecrets', { path }, 'NOT_FOUND')
    }
    await step.apart('a key that is not scoped to it does nothing in it', ['PRJ-404-1'], bound, { needs: ['bound'] })

    await step.apart('a project that does not exist is not told from it', ['PRJ-404-1'], async ({ expect }) => {
      const input = { path: { projectId: owner.unique('prj') }, body }
      answers.add((await owner.refused('saveProjectSecret', input, 'NOT_FOUND')).text)
      expect([...answers], 'PRJ-404-2').toHaveLength(1)
    })

    await step('nothing was made', ['PRJ-404-1', 'PRJ-LIST-1'], async ({ expect }) => {
      const { data } = await owner.list('listProjectSecrets', { path })
      expect(data.secrets.some(({ key }) => key === body.key)).toBe(false)
    })
  },
)

/** Secrets of a project: one of a key, 25 at most, and nothing of a value but its end. */

import { type Scenario, type StepTools, scenario } from '../../scenario.ts'
import { timeOf } from '../../waiting.ts'

export const projectSecretLife: Scenario = scenario(
  'a secret of a project is stored, replaced and deleted by its key',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, step, id }) => {
    const path = { projectId: id('project') }
    const [key, short] = [owner.uniqueKey('SECRET'), owner.uniqueKey('SHORT')]
    const [value, other] = [owner.secretValue(), `${owner.secretValue()}äé🚀9`]
    const save = async (key: string, value: string) =>
      (await owner.call('saveProjectSecret', { path, body: { key, value } })).body.data.secret
    const found = async () => {
      const { data } = await owner.list('listProjectSecrets', { path })
      return data.secrets.filter((secret) => secret.key === key)
    }

    const made = await step('stores it', ['PRJ-PUT-1', 'PRJ-PUT-6'], async ({ expect }) => {
      const secret = await save(key, value)
      expect(secret).toMatchObject({ key })
      expect(secret, 'PRJ-PUT-6').toMatchObject({ lastFour: value.slice(-4) })
      return secret
    })

    await step('the list has it once, as it was answered', ['PRJ-LIST-1', 'PRJ-PUT-1'], async ({ expect }) => {
      expect(await found()).toEqual([made])
    })

    await step('stores another value under its key', ['PRJ-PUT-2', 'PRJ-PUT-6'], async ({ expect }) => {
      const secret = await save(key, other)
      expect(secret, 'PRJ-PUT-6').toMatchObject({ lastFour: 'äé🚀9' })
      expect(secret, 'PRJ-PUT-3').toMatchObject({ createdAt: made.createdAt })
      expect(timeOf(secret.updatedAt), 'PRJ-PUT-3').toBeAtLeast(timeOf(made.updatedAt))
    })

    await step('there is one, with the new end', ['PRJ-PUT-2', 'PRJ-LIST-1'], async ({ expect }) => {
      const secrets = await found()
      expect(secrets).toHaveLength(1)
      expect(secrets[0]).toMatchObject({ lastFour: 'äé🚀9' })
    })

    await step.apart('of a short value nothing is shown', ['PRJ-PUT-7'], async ({ expect }) => {
      expect(await save(short, 'abcd')).toMatchObject({ lastFour: '' })
    })

    await step('deletes it', ['PRJ-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteProjectSecret', { path: { ...path, key } })
      expect(body.data).toMatchObject({ success: true, existed: true })
    })

    await step('it is gone', ['PRJ-DEL-1', 'PRJ-LIST-1'], async ({ expect }) => {
      expect(await found()).toEqual([])
    })

    await step.apart('deleting it again succeeds and says so', ['PRJ-DEL-1'], async ({ expect }) => {
      const { body } = await owner.call('deleteProjectSecret', { path: { ...path, key } })
      expect(body.data).toMatchObject({ success: true, existed: false })
    })
  },
)

const countMax = 25

export const projectSecretCap: Scenario = scenario(
  'a project has 25 secrets, and the ones that are there can still be replaced',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, step, id }) => {
    const path = { projectId: id('project') }
    const list = async () => (await owner.list('listProjectSecrets', { path })).data.secrets
    const before = await step('counts what is there', ['PRJ-LIST-1'], async () => (await list()).length)

    const keys = Array.from({ length: Math.max(0, countMax - before) }, () => owner.uniqueKey('FULL'))
    await step('fills the project', ['PRJ-PUT-5', 'PRJ-PUT-1'], async () => {
      for (const key of keys) await owner.call('saveProjectSecret', { path, body: { key, value: owner.secretValue() } })
    })

    const extra = owner.uniqueKey('EXTRA')
    await step.apart('one more is refused', ['PRJ-PUT-5'], async ({ expect }) => {
      const body = { key: extra, value: owner.secretValue() }
      const answer = await owner.refused('saveProjectSecret', { path, body }, 'SECRET_LIMIT_EXCEEDED')
      expect(answer.status).toBe(409)
    })

    await step.apart('one that is there is replaced', ['PRJ-PUT-5', 'PRJ-PUT-2'], async () => {
      await owner.call('saveProjectSecret', { path, body: { key: keys[0] ?? extra, value: owner.secretValue() } })
    })

    await step('there are 25, and not the one that was refused', ['PRJ-PUT-5', 'PRJ-LIST-1'], async ({ expect }) => {
      const listed = (await list()).map(({ key }) => key)
      expect(listed).toHaveLength(countMax)
      expect(listed).not.toContain(extra)
    })

    await step('makes room again', ['PRJ-DEL-1'], async () => {
      for (const key of keys) await owner.call('deleteProjectSecret', { path: { ...path, key } })
    })
  },
)

export const projectSecretAccess: Scenario = scenario(
  'a project that a caller has no business with is not there for them',
  { system: 'project-secrets', needs: ['project'] },
  async ({ owner, second, as, step, id }) => {
    const path = { projectId: id('project') }
    const body = { key: owner.uniqueKey('FOREIGN'), value: owner.secretValue() }
    const absent = await step('a project that does not exist is not found', ['PRJ-404-1'], async ({ expect }) => {
      const answer = await owner.refused(
        'saveProjectSecret',
        { path: { projectId: owner.unique('prj') }, body },
        'NOT_FOUND',
      )
      expect(answer.status).toBe(404)
      return answer.text
    })

    const member = async ({ expect }: StepTools): Promise<void> => {
      const answer = await second.refused('saveProjectSecret', { path, body }, 'NOT_FOUND')
      expect(answer.status, 'PRJ-404-1').toBe(404)
      expect(answer.text, 'PRJ-404-2').toBe(absent)
      await second.refused('deleteProjectSecret', { path: { ...path, key: body.key } }, 'NOT_FOUND')
    }
    await step.apart('who is no admin cannot write in it', ['PRJ-404-1'], member, { needs: ['second'] })

    const bound = async ({ expect }: StepTools): Promise<void> => {
      const answer = await as('bound').refused('saveProjectSecret', { path, body }, 'NOT_FOUND')
      expect(answer.status, 'PRJ-404-1').toBe(404)
      expect(answer.text, 'PRJ-404-2').toBe(absent)
      await as('bound').refused('listProjectSecrets', { path }, 'NOT_FOUND')
    }
    await step.apart('a key that is not scoped to it does nothing in it', ['PRJ-404-1'], bound, { needs: ['bound'] })

    await step('nothing was made', ['PRJ-404-1', 'PRJ-LIST-1'], async ({ expect }) => {
      const { data } = await owner.list('listProjectSecrets', { path })
      expect(data.secrets.some(({ key }) => key === body.key)).toBe(false)
    })
  },
)

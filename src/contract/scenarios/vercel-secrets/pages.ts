/** The list of secrets, page by page. */

import { type Scenario, scenario } from '../../scenario.ts'
import { timeOf } from '../../waiting.ts'

/** Pages have 20 unless told otherwise, so this is one page and one more. */
const count = 21

/** The one that is made for a project. */
const ofProject = 3

export const vercelPages: Scenario = scenario(
  'the pages of the list hold every secret once, however long they are',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const projectId = owner.unique('prj')
    const made = await step(`creates ${count} secrets`, ['VER-NEW-1'], async () => {
      const created: { readonly uid: string; readonly createdAt: number }[] = []
      for (let index = 0; index < count; index++) {
        const name = owner.unique('page')
        const project = index === ofProject ? { projectId } : {}
        const body = { name, value: owner.secretValue(), decryptable: false, ...project }
        const answer = await owner.call('createVercelSecret', { path: { idOrName: name }, body })
        created.push({ uid: answer.body.uid, createdAt: answer.body.createdAt ?? timeOf(answer.body.created) })
      }
      return created
    })

    const all = await step('walking long pages meets each once', ['VER-LIST-1', 'VER-LIST-2'], async ({ expect }) => {
      const { secrets } = await owner.list('listVercelSecrets', { query: { limit: 100 } })
      const uids = secrets.map(({ uid }) => uid)
      const missing = made.filter(({ uid }) => uids.filter((each) => each === uid).length !== 1)
      expect(missing, 'VER-LIST-1').toEqual([])
      const times = secrets.map(({ created, createdAt }) => createdAt ?? timeOf(created))
      expect(times, 'VER-LIST-2').toEqual(times.toSorted((a, b) => b - a))
      return uids
    })

    await step('a page has 20 unless told otherwise, and leads on', ['VER-LIST-1'], async ({ expect }) => {
      const { body } = await owner.call('listVercelSecrets')
      expect(body.secrets.map(({ uid }) => uid)).toEqual(all.slice(0, 20))
      expect(body.pagination.next === null).toBe(false)
      expect(body.pagination.count, 'VER-LIST-2').toBe(20)
    })

    await step('shorter pages of the same meet each once too', ['VER-LIST-2', 'VER-LIST-1'], async ({ expect }) => {
      // Only what was made here: how much else there is, is nobody's business.
      const query = { limit: 11, since: (made[0]?.createdAt ?? 1) - 1 }
      const { body: first } = await owner.call('listVercelSecrets', { query })
      const until = first.pagination.next ?? 0
      const { body: second } = await owner.call('listVercelSecrets', { query: { ...query, until } })
      const uids = [...first.secrets, ...second.secrets].map(({ uid }) => uid)
      expect(uids).toEqual(made.map(({ uid }) => uid).toReversed())
      expect([first.pagination.count, second.pagination.count]).toEqual([11, 10])
      expect(second.pagination.next).toBe(null)
    })

    await step('both ends of a time are left out', ['VER-LIST-2'], async ({ expect }) => {
      const [since, until] = [made[4]?.createdAt, made[8]?.createdAt]
      const query = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
      const { secrets } = await owner.list('listVercelSecrets', { query })
      const between = made.slice(5, 8).map(({ uid }) => uid)
      expect(secrets.map(({ uid }) => uid).toReversed()).toEqual(between)
    })

    const chosen = made.slice(ofProject, ofProject + 1).map(({ uid }) => uid)
    await step.apart('the list can be narrowed to an id', ['VER-LIST-3'], async ({ expect }) => {
      const { secrets } = await owner.list('listVercelSecrets', { query: { id: chosen.join(), limit: 100 } })
      expect(secrets.map(({ uid }) => uid)).toEqual(chosen)
    })

    await step.apart('and to a project', ['VER-LIST-3'], async ({ expect }) => {
      const { secrets } = await owner.list('listVercelSecrets', { query: { projectId, limit: 100 } })
      expect(secrets.map(({ uid }) => uid)).toEqual(chosen)
    })
  },
)

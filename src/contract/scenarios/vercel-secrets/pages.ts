/**
 * The list of secrets, page by page. The document says that pages have 20 and that the rest can be had; how, only later pages of the
 * same platform say, so that whoever does it otherwise is not held to what they say.
 */

import { timeOf } from '../../exchange/waiting.ts'
import type { Actor } from '../../speak/actor.ts'
import { Lacking } from '../../speak/step-ended.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { inProject } from './in-project.ts'

/** Pages have 20 unless told otherwise, so this is one page and one more. */
const count = 21

/** The one that is made for a project. */
const ofProject = 3

/** Nobody walks further through what others have made. */
const pagesMax = 50

export const vercelPages: Scenario = scenario(
  'the pages of the list hold every secret once, however long they are',
  { system: 'vercel-secrets' },
  async ({ owner, step }) => {
    const projectId = owner.unique('prj')
    let isInProject = false
    const made = await step(`creates ${count} secrets`, ['VER-NEW-1'], async () => {
      const created: { readonly uid: string; readonly createdAt: number }[] = []
      for (let index = 0; index < count; index++) {
        const body = { name: owner.unique('page'), value: owner.secretValue(), decryptable: false }
        const project = index === ofProject ? await inProject(owner, body, projectId) : undefined
        isInProject ||= project !== undefined
        const secret = project ?? (await owner.call('createVercelSecret', { path: { idOrName: body.name }, body })).body
        created.push({ uid: secret.uid, createdAt: secret.createdAt ?? timeOf(secret.created) })
      }
      return created
    })
    const uids = made.map(({ uid }) => uid)

    await step.apart('a page has 20 unless told otherwise, and leads on', ['VER-LIST-1'], async ({ expect }) => {
      const { body } = await owner.call('listVercelSecrets')
      expect(body.secrets).toHaveLength(20)
      expect(body.pagination.next).not.toBe(null)
      expect(body.pagination.count, 'VER-LIST-2').toBe(20)
      expect(
        body.secrets.map(({ uid }) => uid),
        'VER-LIST-2',
      ).toEqual(uids.toReversed().slice(0, 20))
    })

    await step.apart('the rest is on the pages that follow', ['VER-LIST-1'], async ({ expect }) => {
      const seen = await walk(owner, uids)
      expect(uids.filter((uid) => !seen.includes(uid))).toEqual([])
      expect(seen.length, 'VER-LIST-2').toBe(new Set(seen).size)
    })

    const [earlier, later] = [made[ofProject], made[ofProject + 1]]
    const pair = [earlier?.uid ?? '', later?.uid ?? '']
    await step.apart('the list can be narrowed to ids', ['VER-LIST-3'], async ({ expect }) => {
      const { body } = await owner.call('listVercelSecrets', { query: { id: pair.join() } })
      expect(body.secrets.map(({ uid }) => uid).toSorted()).toEqual(pair.toSorted())
    })

    await step.apart('and to a project', ['VER-LIST-3'], async ({ expect }) => {
      if (!isInProject) throw new Lacking('vercel-project')
      const { body } = await owner.call('listVercelSecrets', { query: { projectId } })
      expect(body.secrets.map(({ uid }) => uid)).toEqual([earlier?.uid])
    })

    await step.apart('shorter pages of the same meet each once too', ['VER-LIST-2'], async ({ expect }) => {
      // Only what was made here: how much else there is, is nobody's business.
      const query = { limit: 11, since: (made[0]?.createdAt ?? 1) - 1 }
      const { body: first } = await owner.call('listVercelSecrets', { query })
      const until = first.pagination.next ?? 0
      const { body: second } = await owner.call('listVercelSecrets', { query: { ...query, until } })
      expect([...first.secrets, ...second.secrets].map(({ uid }) => uid)).toEqual(uids.toReversed())
      expect([first.pagination.count, second.pagination.count]).toEqual([11, 10])
      expect(second.pagination.next).toBe(null)
    })

    await step.apart('both ends of a time are left out', ['VER-LIST-2'], async ({ expect }) => {
      const [since, until] = [made[4]?.createdAt, made[8]?.createdAt]
      const query = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
      const { body } = await owner.call('listVercelSecrets', { query })
      expect(body.secrets.map(({ uid }) => uid).toReversed()).toEqual(uids.slice(5, 8))
    })
  },
)

/**
 * The ids on the pages from the first one on, until all that are looked for were met or there are no more.
 * @throws Lacking where the pages follow each other in another way, or are too many
 */
async function walk(owner: Actor, sought: readonly string[]): Promise<readonly string[]> {
  const seen: string[] = []
  let until: number | undefined
  for (let pages = 0; pages < pagesMax; pages++) {
    const { body } = await owner.call('listVercelSecrets', until === undefined ? {} : { query: { until } })
    const uids = body.secrets.map(({ uid }) => uid)
    // A page that comes again is of a target that knows no `until`.
    if (uids[0] !== undefined && uids[0] === seen[0]) throw new Lacking('known-pages')
    seen.push(...uids)
    // Another way of paging may have no such member, or something else in it.
    const next: unknown = body.pagination.next
    if (next === null || sought.every((uid) => seen.includes(uid))) return seen
    if (typeof next !== 'number') throw new Lacking('known-pages')
    until = next
  }
  throw new Lacking('known-pages')
}

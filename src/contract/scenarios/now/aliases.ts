/** Aliases: names that lead to a deployment, one at a time. */
import { type Scenario, scenario } from '../../scenario.ts'
import { deploy } from './deployments.ts'

export const nowAliases: Scenario = scenario(
  'an alias leads to one deployment and moves to another',
  { system: 'now' },
  async ({ owner, step }) => {
    const alias = owner.unique('alias')
    const { first, second } = await step('creates two deployments', ['NOW-DEP-11'], async () => ({
      first: (await deploy(owner)).uid,
      second: (await deploy(owner)).uid,
    }))
    // A target may call it by its whole name.
    const isIt = (each: { readonly alias: string }): boolean => [alias, `${alias}.now.sh`].includes(each.alias)
    const everywhere = async () => {
      const { aliases } = await owner.list('listNowAliases')
      const found = aliases.filter(isIt)
      const of = async (id: string) => {
        const { aliases } = await owner.list('listNowDeploymentAliases', { path: { id } })
        return aliases.filter(isIt)
      }
      return { found, atFirst: await of(first), atSecond: await of(second) }
    }

    const made = await step('points it at the first', ['NOW-ALIAS-5', 'NOW-ALIAS-6'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentAlias', { path: { id: first }, body: { alias } })
      expect('oldId' in body, 'NOW-ALIAS-7').toBe(false)
      return body
    })

    await step('every list that it belongs to has it once', ['NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const { found, atFirst, atSecond } = await everywhere()
      expect(found, 'NOW-ALIAS-1').toHaveLength(1)
      expect(found[0], 'NOW-ALIAS-2').toMatchObject({ uid: made.uid, created: made.created, deploymentId: first })
      expect(atFirst, 'NOW-ALIAS-3').toHaveLength(1)
      expect(atFirst[0], 'NOW-ALIAS-4').toMatchObject({ uid: made.uid, created: made.created })
      expect(atSecond, 'NOW-ALIAS-3').toEqual([])
    })

    await step('moves it to the second', ['NOW-ALIAS-7', 'NOW-ALIAS-5'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentAlias', { path: { id: second }, body: { alias } })
      expect(body).toMatchObject({ oldId: first })
    })

    await step('it left the first', ['NOW-ALIAS-7', 'NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const { found, atFirst, atSecond } = await everywhere()
      expect(found, 'NOW-ALIAS-7').toHaveLength(1)
      expect(found[0], 'NOW-ALIAS-2').toMatchObject({ deploymentId: second })
      expect(atFirst, 'NOW-ALIAS-7').toEqual([])
      expect(atSecond, 'NOW-ALIAS-7').toHaveLength(1)
    })

    await step.apart('pointing it there again changes nothing', ['NOW-ALIAS-8'], async ({ expect }) => {
      const input = { path: { id: second }, body: { alias: `${alias}.now.sh` } }
      const { body } = await owner.call('createNowDeploymentAlias', input)
      expect(body).toMatchObject({ uid: made.uid })
      expect('oldId' in body).toBe(false)
    })

    await step.apart('a name on a domain of nobody is refused', ['NOW-ALIAS-8'], async () => {
      const body = { alias: owner.uniqueHost('unowned') }
      await owner.refused('createNowDeploymentAlias', { path: { id: second }, body }, 'forbidden')
    })

    await step('deletes it', ['NOW-ALIAS-9', 'NOW-ALIAS-10'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowAlias', { path: { id: made.uid } })
      expect(body, 'NOW-ALIAS-10').toMatchObject({ status: 'SUCCESS' })
    })

    await step('no list has it any more', ['NOW-ALIAS-9', 'NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const { found, atSecond } = await everywhere()
      expect(found).toEqual([])
      expect(atSecond).toEqual([])
    })

    await step.apart('it cannot be deleted twice', ['NOW-ERR-6', 'NOW-ERR-7'], async () => {
      await owner.refused('deleteNowAlias', { path: { id: made.uid } }, 'not_found')
    })
  },
)

export const nowAliasesOfDeleted: Scenario = scenario(
  'a deployment takes its aliases along when it is deleted',
  { system: 'now' },
  async ({ owner, step }) => {
    const alias = owner.unique('alias')
    const { uid } = await step('creates one with an alias', ['NOW-ALIAS-5'], async () => {
      const made = await deploy(owner)
      await owner.call('createNowDeploymentAlias', { path: { id: made.uid }, body: { alias } })
      return made
    })

    await step('deletes it', ['NOW-DEP-17'], async () => {
      await owner.call('deleteNowDeployment', { path: { id: uid } })
    })

    await step('the alias is gone', ['NOW-DEP-18'], async ({ expect }) => {
      const { aliases } = await owner.list('listNowAliases')
      expect(aliases.some((each) => each.alias === alias)).toBe(false)
    })

    await step.apart('nobody answers for its aliases', ['NOW-ERR-6'], async () => {
      await owner.refused('listNowDeploymentAliases', { path: { id: uid } }, 'not_found')
    })
  },
)

export const nowAliasScenarios: readonly Scenario[] = [nowAliases, nowAliasesOfDeleted]

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
    const ofAccount = async () => (await owner.list('listNowAliases')).aliases.filter(isIt)
    const of = async (id: string) => {
      const { aliases } = await owner.list('listNowDeploymentAliases', { path: { id } })
      return aliases.filter(isIt)
    }

    const made = await step('points it at the first', ['NOW-ALIAS-5', 'NOW-ALIAS-6'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentAlias', { path: { id: first }, body: { alias } })
      expect('oldId' in body, 'NOW-ALIAS-7').toBe(false)
      return body
    })

    await step('every list that it belongs to has it once', ['NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const [found, atFirst] = [await ofAccount(), await of(first)]
      expect(found, 'NOW-ALIAS-1').toHaveLength(1)
      expect(found[0], 'NOW-ALIAS-2').toMatchObject({ uid: made.uid, created: made.created, deploymentId: first })
      expect(atFirst, 'NOW-ALIAS-3').toHaveLength(1)
      expect(atFirst[0], 'NOW-ALIAS-4').toMatchObject({ uid: made.uid, created: made.created })
    })

    await step('moves it to the second', ['NOW-ALIAS-7', 'NOW-ALIAS-5'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentAlias', { path: { id: second }, body: { alias } })
      expect(body).toMatchObject({ oldId: first })
    })

    await step('it left the first', ['NOW-ALIAS-7', 'NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const [found, atFirst, atSecond] = [await ofAccount(), await of(first), await of(second)]
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
      expect(await ofAccount()).toEqual([])
      expect(await of(second)).toEqual([])
    })
  },
)

export const nowAliasScenarios: readonly Scenario[] = [nowAliases]

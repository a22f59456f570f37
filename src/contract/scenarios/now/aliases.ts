/** Aliases: names that lead to a deployment, one at a time. */
import { type Scenario, scenario } from '../scenario.ts'
import { deploy } from './deployments.ts'

/** Whether an alias is the one of a word; a target may call it by its whole name. */
export function isCalled(word: string): (each: { readonly alias: string }) => boolean {
  return ({ alias }) => alias === word || alias === `${word}.now.sh`
}

export const nowAliases: Scenario = scenario(
  'an alias leads to one deployment and moves to another',
  { system: 'now' },
  async ({ owner, step }) => {
    const alias = owner.unique('alias')
    const { first, second } = await step('creates two deployments', ['NOW-DEP-11'], async () => ({
      first: (await deploy(owner)).uid,
      second: (await deploy(owner)).uid,
    }))
    const ofAccount = async () => (await owner.list('listNowAliases')).aliases.filter(isCalled(alias))
    const of = async (id: string) => {
      const { aliases } = await owner.list('listNowDeploymentAliases', { path: { id } })
      return aliases.filter(isCalled(alias))
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

    const moved = await step('moves it to the second', ['NOW-ALIAS-7', 'NOW-ALIAS-5'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentAlias', { path: { id: second }, body: { alias } })
      expect(body).toMatchObject({ oldId: first })
      // Nobody says that it stays the same alias.
      return body
    })

    await step('it left the first', ['NOW-ALIAS-7', 'NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      const [found, atFirst, atSecond] = [await ofAccount(), await of(first), await of(second)]
      expect(found, 'NOW-ALIAS-7').toHaveLength(1)
      expect(found[0], 'NOW-ALIAS-2').toMatchObject({ uid: moved.uid, deploymentId: second })
      expect(atFirst, 'NOW-ALIAS-7').toEqual([])
      expect(atSecond, 'NOW-ALIAS-7').toHaveLength(1)
    })

    await step('deletes it', ['NOW-ALIAS-9', 'NOW-ALIAS-10'], async ({ expect }) => {
      const { body } = await owner.call('deleteNowAlias', { path: { id: moved.uid } })
      expect(body, 'NOW-ALIAS-10').toMatchObject({ status: 'SUCCESS' })
    })

    await step('no list has it any more', ['NOW-ALIAS-9', 'NOW-ALIAS-1', 'NOW-ALIAS-3'], async ({ expect }) => {
      expect(await ofAccount()).toEqual([])
      expect(await of(second)).toEqual([])
    })
  },
)

export const nowAliasScenarios: readonly Scenario[] = [nowAliases]

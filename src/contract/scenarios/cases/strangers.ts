/** A path or a method that is not there is refused, and says so. */
import type { Operation, System } from '../../../spec/contract.ts'
import { isHeldTo } from '../../../spec/facts.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { levelOf } from './step-level.ts'

export function strangers(
  specification: Specification,
  { name: system }: System,
  operations: readonly Operation[],
): Scenario {
  return scenario('a path or a method that is not there is refused', { system }, async ({ owner, step }) => {
    const catalogue = specification.contract.errors[specification.system(system).errors]
    const statusOf = (situation: 'unknown-path' | 'unknown-method'): number | undefined =>
      catalogue?.codes[catalogue.situations[situation]?.code ?? '']?.status
    // Of paths that only clients know, it is no news that others do not.
    const stated = operations.filter((each) => isHeldTo(specification.levelOf(each), 'SHOULD'))
    for (const template of pathsToAsk(stated)) {
      const path = template.replaceAll(/\{\w+\}/g, () => owner.unique('nothing'))
      const known = Object.values(specification.contract.operations).filter((each) => fitsTemplate(path, each))
      const method = ['PUT', 'PATCH', 'DELETE', 'POST'].find((candidate) =>
        known.every((each) => each.method !== candidate),
      )
      if (method === undefined) continue
      const fact = specification.situationFact(system, 'unknown-method')
      await step.apart(
        `${method} ${template}`,
        fact?.requirements ?? [],
        async ({ expect }) => {
          const answer = await owner.request({ method, path })
          expect(answer.status).toBe(statusOf('unknown-method'))
        },
        levelOf(fact),
      )
    }
    await trailingSlash({ owner, step }, specification, system, stated)
    const [first = ''] = operations.map(({ path }) => path).sort((a, b) => a.length - b.length)
    const fact = specification.situationFact(system, 'unknown-path')
    await step.apart(
      'a path below a known one',
      fact?.requirements ?? [],
      async ({ expect }) => {
        const nothing = owner.unique('nothing')
        const answer = await owner.request({
          method: 'GET',
          path: `${first.split('/{')[0]}/${nothing}/${nothing}/${nothing}/${nothing}/${nothing}`,
        })
        expect(answer.status).toBe(statusOf('unknown-path'))
      },
      levelOf(fact),
    )
  })
}

/** Where a path with one more slash at its end is the same path, it answers as that one does. */
async function trailingSlash(
  { owner, step }: Pick<Context, 'owner' | 'step'>,
  specification: Specification,
  name: string,
  operations: readonly Operation[],
): Promise<void> {
  const list = operations.find(
    (each) =>
      specification.resource(each)?.action === 'list' && !each.path.includes('{') && each.parameters.length === 0,
  )
  if (list === undefined || !specification.system(name).ignoresTrailingSlash) return
  const fact = specification.systemFact(name, 'trailing slash')
  await step.apart(
    `${list.method} ${list.path}/`,
    fact?.requirements ?? [],
    async ({ expect }) => {
      const { status } = await owner.request({ method: list.method, path: `${list.path}/` })
      expect(list.responses.map((response) => response.status)).toContain(status)
    },
    levelOf(fact),
  )
}

/** One path for each set of methods. */
function pathsToAsk(operations: readonly Operation[]): string[] {
  const methods = new Map<string, string[]>()
  for (const { path, method } of operations) methods.set(path, [...(methods.get(path) ?? []), method].sort())
  const byMethods = new Map([...methods].map(([path, known]) => [known.join(), path]))
  return [...byMethods.values()]
}

function fitsTemplate(path: string, { path: own, alsoAt }: Operation): boolean {
  const segments = path.split('/')
  return [own, ...alsoAt].some((template) => {
    const names = template.split('/')
    return (
      names.length === segments.length && names.every((name, index) => name.startsWith('{') || name === segments[index])
    )
  })
}

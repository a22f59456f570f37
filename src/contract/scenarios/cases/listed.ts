/** Where nothing may be made, what stands in a list already is read: as far as the links of the document lead from one to the other. */
import type { Operation } from '../../../spec/contract.ts'
import type { Input } from '../../exchange/exchange.ts'
import { StepEnded } from '../../speak/step-ended.ts'
import { followLink } from '../../specification/links.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Context } from '../scenario.ts'
import { levelOf } from './step-level.ts'

export async function readListed(
  { owner, step }: Context,
  specification: Specification,
  list: Operation,
  input: Input,
): Promise<void> {
  for (const link of specification.links(list)) {
    const target = specification.operation(link.operationId)
    if (specification.resource(target)?.action !== 'read') continue
    const fact = specification.facts.near(specification.located(target).operation.value)
    const run = async (): Promise<void> => {
      const { body, headers } = await owner.send(list.id, input)
      const path = followLink(link, { input, headers, body })
      // An empty list leads nowhere.
      if (path === undefined) return
      const answer = await owner.send(target.id, { path })
      if (target.responses.some(({ status }) => status === answer.status)) return
      throw new StepEnded({
        message: `${target.id} did not succeed for what ${list.id} has.`,
        expected: 'a success',
        seen: String(answer.status),
        requirements: [],
      })
    }
    await step.apart(`${target.id}: of what stands in the list`, fact?.requirements ?? [], run, levelOf(fact))
  }
}

/** Refusals of synthesised behaviours: with the status that the operation has for the situation, and a sentence. */
import type { Refusals } from '../document/model/model.ts'
import type { AnyCall } from '../pipeline/behaviour.ts'

export function refuseBy(
  { fail }: Pick<AnyCall, 'fail'>,
  refusals: Refusals,
  situation: keyof Refusals,
  message: string,
  field?: string,
): never {
  return fail(`http-${refusals[situation]}`, { message, problem: message, ...(field !== undefined && { field }) })
}

/** Whether a response fits the document of a platform, as a matcher. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Platform } from '../../index.ts'
import { onlyPlatform } from '../running.ts'
import type { Verdict } from './verdict.ts'

/** @param platform Of the running test where none is given. */
export async function conforms(
  response: unknown,
  platform: unknown = onlyPlatform(),
  operation?: string,
): Promise<Verdict> {
  const { conformityOf } = requirePlatform(platform)
  const answer = requireResponse(response)
  const held = conformityOf({
    url: answer.url,
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    // What comes after this may read it too.
    body: await answer.clone().text(),
    ...(operation !== undefined && { operation }),
  })
  const which = `the answer ${answer.status} of ${held.operation}`
  return {
    pass: held.problems.length === 0,
    message: () =>
      held.problems.length === 0
        ? `Expected ${which} not to conform to the contract, and it does.`
        : `Expected ${which} to conform to the contract, and it does not:\n${held.problems.map((problem) => `  ${problem}`).join('\n')}`,
  }
}

function requirePlatform(platform: unknown): Pick<Platform, 'conformityOf'> {
  // Only a platform in this process has the method.
  if (typeof platform === 'object' && platform !== null && 'conformityOf' in platform) return platform as Platform
  return refuse('no platform was given', 'Give one of the same document: toConformToContract(createPlatform()).')
}

function requireResponse(response: unknown): Response {
  const isResponse = typeof response === 'object' && response !== null && 'status' in response && 'clone' in response
  if (!isResponse) return refuse('it is no Response', 'Give what fetch() answered.')
  // Of another realm it may be, so that it is no instance of this one's class.
  const answer = response as unknown as Response
  if (answer.bodyUsed) refuse('its body was read already', 'Hold it to the contract first, or give a clone().')
  return answer
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to hold a response to the contract: ${why}. ${next}`)
}

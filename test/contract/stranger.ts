/** The fake as somebody else's target, with one thing about it changed. */
import type { Report, TargetOptions } from '../../src/contract/index.ts'
import { createFake, type Fake, type FakeOptions } from './fake.ts'

export type Change = (
  answer: Response,
  request: { readonly method: string; readonly url: URL; readonly body: unknown },
) => Response | Promise<Response>

/** The fake, called somebody else's: with leave to make everything, and one thing about it changed. */
export function strangerWith(
  change: Change,
  options: FakeOptions = {},
): { readonly fake: Fake; readonly target: TargetOptions } {
  const fake = createFake(options)
  const target: TargetOptions = {
    ...fake.target,
    isNowhere: false,
    capabilities: ['leftovers', 'domains', 'certs', 'test-cards'],
    async fetch(input, init) {
      const answer = await fake.platform.fetch(input, init)
      const body = typeof init.body === 'string' ? parse(init.body) : undefined
      return change(answer, { method: init.method ?? 'GET', url: new URL(input), body })
    },
  }
  return { fake, target }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function rewritten(answer: Response, change: (body: string) => string): Promise<Response> {
  const { status, headers } = answer
  const text = await answer.clone().text()
  // Text loses what is no text: an answer in which there is nothing to change stays what it is.
  return change(text) === text ? answer : new Response(change(text), { status, headers })
}

export function failing(report: Report): unknown {
  return report.findings
    .filter(({ result }) => result === 'fail')
    .map(({ check, level, requirements, operationId, message }) => ({
      check,
      level,
      requirements,
      operationId,
      message,
    }))
}

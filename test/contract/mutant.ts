/** Mutants of the fake: wrappers around its fetch function, each with the scenario and the step that have to notice. */
import { expect } from 'vitest'
import { type Report, verify } from '../../src/contract/index.ts'
import type { Scenario } from '../../src/contract/scenarios/scenario.ts'
import { createFake, type Fake } from './fake.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly token: string
  readonly body: string
}

export interface Mutant {
  readonly what: string
  /** The scenario that has to notice, or the beginning of its title, and the step. */
  readonly scenario: string
  readonly step: string
  /** A requirement that it has to be held against. */
  readonly requirement: string
  /** Answers in the fake's place; undefined where it does not interfere. */
  readonly mutate: (asked: Asked, fake: Ask) => Promise<Response | undefined>
}

export interface Ask {
  (): Promise<Response>
  /** Asks something else in its place, in the same way unless told otherwise. */
  instead(path: string, init?: RequestInit): Promise<Response>
}

export type Body = Record<string, unknown>

/** The answer of the fake with its body changed. */
export async function changed(ask: Ask, change: (body: Body) => unknown): Promise<Response> {
  const response = await ask()
  if (!response.ok) return response
  // Whatever the mutant matches answers an object.
  const body = change((await response.json()) as Body)
  return new Response(JSON.stringify(body), { status: response.status, headers: response.headers })
}

export function on(method: string, path: RegExp, change: (body: Body, asked: Asked) => unknown): Mutant['mutate'] {
  return async (asked, ask) =>
    asked.method === method && path.test(asked.path) ? changed(ask, (body) => change(body, asked)) : undefined
}

function mutated(fake: Fake, { mutate }: Mutant) {
  const { fetch } = fake.target
  if (fetch === undefined) throw new Error('the fake is asked in process')
  return async (input: string, init: RequestInit): Promise<Response> => {
    const [url, headers] = [new URL(input), new Headers(init.headers)]
    const asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      token: (headers.get('authorization') ?? '').replace('Bearer ', ''),
      body: typeof init.body === 'string' ? init.body : '',
    }
    const ask: Ask = Object.assign(() => fetch(input, init), {
      instead: (path: string, other: RequestInit = init) => fetch(new URL(path, input).href, other),
    })
    return (await mutate(asked, ask)) ?? fetch(input, init)
  }
}

function failed({ scenarios, findings }: Report): { readonly steps: string[]; readonly requirements: string[] } {
  return {
    steps: scenarios.flatMap(({ title, steps }) =>
      steps.flatMap((step) => (step.result === 'fail' ? [`${title}: ${step.title}`] : [])),
    ),
    requirements: findings.filter(({ result }) => result === 'fail').flatMap(({ requirements }) => requirements),
  }
}

/** Runs the one scenario that has to notice, and expects that it does, at its step and by its requirement. */
export async function expectNoticed(mutant: Mutant, among: readonly Scenario[]): Promise<void> {
  const fake = createFake()
  const scenarios = among.filter(({ title }) => title.startsWith(mutant.scenario))
  expect(scenarios).toHaveLength(1)

  const report = await verify({ ...fake.target, fetch: mutated(fake, mutant) }, { scenarios, seed: 1 })

  const { steps, requirements } = failed(report)
  const beginning = `${scenarios[0]?.title}: ${mutant.step}`
  expect(steps.map((step) => step.slice(0, beginning.length))).toContain(beginning)
  expect(requirements).toContain(mutant.requirement)
  expect(report.verdict).toBe('broken')
}

/**
 * Seeded random sequences of everything that the people of a world can do with its secrets, in the three newer systems and in the
 * older one that shares some of them, against the model in `secrets/model.ts`. A failure shows the shortest sequence that still fails.
 */
import { faker } from '@faker-js/faker/locale/en'
import { describe, expect, it } from 'vitest'
import fc, { testSeed } from '../seeded.ts'
import { callers } from './secrets/people.ts'
import { UsedUp } from './secrets/quotas.ts'
import { SecretsSimulation } from './secrets/secrets-simulation.ts'
import { environmentSteps } from './secrets/steps/environments.ts'
import { ownedSteps } from './secrets/steps/owned.ts'
import { projectSteps } from './secrets/steps/projects.ts'
import { refusalSteps } from './secrets/steps/refusals.ts'
import { timeSteps } from './secrets/steps/time.ts'

const areas: Readonly<Record<string, Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>>>> = {
  everything: { ...ownedSteps, ...environmentSteps, ...projectSteps, ...refusalSteps, ...timeSteps },
  owned: { ...ownedSteps, ...timeSteps },
  environments: { ...environmentSteps, ...timeSteps },
  projects: { ...projectSteps, ...timeSteps },
}
const steps = areas.everything ?? {}

/** How often a step is drawn, where that is not nine times. */
const weights: Readonly<Record<string, number>> = {
  createOwned: 27,
  createInEnvironment: 27,
  saveInProject: 90,
  deleteFromProject: 2,
  // These undo what was done.
  save: 1,
  restore: 1,
  reset: 1,
}

/** Each name as often as its weight says, so that a number picks one. */
const urns: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(areas).map(([area, among]) => [
    area,
    Object.keys(among).flatMap((name) => Array.from({ length: weights[name] ?? 9 }, () => name)),
  ]),
)

/** What somebody has to have been answered, by system. */
const answers = Object.entries({
  now: [200, 403, 409],
  vercel: [200, 400, 401, 402, 403, 404, 405, 429, 500],
  environments: [200, 400, 401, 403, 404, 405, 409, 422, 429, 503],
  projects: [200, 400, 401, 404, 405, 409, 429, 500],
}).flatMap(([system, statuses]) => statuses.map((status) => `${system} ${status}`))

type Draw = readonly [pick: number, caller: number, chance: number]

const nameOf = (area: string, [pick]: Draw): string => {
  const urn = urns[area] ?? []
  return urn[pick % urn.length] ?? ''
}

const number = fc.noShrink(fc.nat())
const sequence = fc.tuple(
  fc.constantFrom(...Object.keys(areas)),
  // Which step, whose, and what faker is seeded with for it.
  fc.noBias(fc.array(fc.tuple(number, fc.nat({ max: callers.length - 1 }), number), { maxLength: 250, size: 'max' })),
)

const runs = Number(process.env.NOWHERE_SIMULATION_RUNS ?? 60)
const seed = Number(process.env.NOWHERE_SIMULATION_SEED ?? testSeed)
const again = `NOWHERE_SIMULATION_SEED=${seed} NOWHERE_SIMULATION_RUNS=${runs} npx vitest run --project simulation test/simulation/secrets.test.ts`

function report(details: fc.RunDetails<[[string, [number, number, number][]]]>): void {
  if (!details.failed) return
  const [[area, drawn] = ['', []]] = details.counterexample ?? []
  const shown = drawn.map((draw) => `  ${callers[draw[1]]?.token}: ${nameOf(area, draw)} (${draw[2]})`).join('\n')
  throw new Error(
    `After these ${drawn.length} steps the platform and the model differ:\n${shown}\nTo run it again: ${again}`,
    { cause: details.errorInstance },
  )
}

/** A step ends where the quota of its caller does; the model has seen to it that this was right. */
async function take(name: string, simulation: SecretsSimulation): Promise<void> {
  try {
    await steps[name]?.(simulation)
  } catch (error) {
    if (!(error instanceof UsedUp)) throw error
  }
}

describe('the people of a world', () => {
  it(`find the secrets that the model has, whatever they do: ${again}`, async () => {
    const taken = new Map<string, number>()
    const met = new Set<string>()
    const property = fc.asyncProperty(sequence, async ([area, drawn]) => {
      const simulation = new SecretsSimulation(met)
      for (const draw of drawn) {
        const name = nameOf(area, draw)
        simulation.caller = callers[draw[1]] ?? simulation.caller
        faker.seed(draw[2])
        await take(name, simulation)
        taken.set(name, (taken.get(name) ?? 0) + 1)
      }
      simulation.expectReplay()
    })
    await fc.assert(property, { seed, numRuns: runs, reporter: report })
    // Every step was taken, so that none of it is idle talk.
    expect(Object.keys(steps).filter((name) => !taken.has(name))).toEqual([])
    expect(answers.filter((answer) => !met.has(answer))).toEqual([])
  })
})

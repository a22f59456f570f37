/**
 * Seeded random sequences of everything that two accounts can do, against the model in `store.ts`. A failure says which seed it was
 * and how to run it again; what it shows is the shortest sequence that still fails.
 */
import { faker } from '@faker-js/faker/locale/en'
import { describe, expect, it } from 'vitest'
import fc, { testSeed } from '../seeded.ts'
import { Simulation, type Username } from './simulation.ts'
import { aliasSteps } from './steps/aliases.ts'
import { certificateSteps } from './steps/certificates.ts'
import { deploymentSteps } from './steps/deployments.ts'
import { domainSteps } from './steps/domains.ts'
import { secretSteps } from './steps/secrets.ts'
import type { Step } from './steps/step.ts'
import { worldSteps } from './steps/world.ts'

const steps: Readonly<Record<string, Step>> = {
  ...deploymentSteps,
  ...aliasSteps,
  ...domainSteps,
  ...certificateSteps,
  ...secretSteps,
  ...worldSteps,
}

/** What a sequence is about. One that is about everything seldom does enough of one thing. */
const areas: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  everything: steps,
  deployments: { ...deploymentSteps, ...worldSteps },
  names: {
    ...domainSteps,
    ...aliasSteps,
    ...pickSteps('createDeployment', 'deleteDeployment', 'visit'),
    ...worldSteps,
  },
  certificates: { ...certificateSteps, ...worldSteps },
  secrets: { ...secretSteps, ...worldSteps },
}

function pickSteps(...names: readonly string[]): Readonly<Record<string, Step>> {
  return Object.fromEntries(Object.entries(deploymentSteps).filter(([name]) => names.includes(name)))
}

/** How often a step is drawn, where that is not three times. */
const weights: Readonly<Record<string, number>> = {
  createDeployment: 9,
  createAlias: 12,
  createDomain: 9,
  createRecord: 6,
  createSecret: 9,
  issueCertificate: 9,
  proveDomain: 6,
  getDeployment: 9,
  visit: 9,
  advance: 20,
  // These undo what was done.
  reset: 1,
  restore: 1,
  save: 1,
  // And these know only one answer.
  leadNowhere: 1,
  askWrongly: 1,
}

/** Each name as often as its weight says, so that a number picks one. */
const urns: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(areas).map(([area, among]) => [
    area,
    Object.keys(among).flatMap((name) => Array.from({ length: weights[name] ?? 3 }, () => name)),
  ]),
)

type Draw = readonly [pick: number, as: Username, chance: number]

const nameOf = (area: string, [pick]: Draw): string => {
  const urn = urns[area] ?? []
  return urn[pick % urn.length] ?? ''
}

/** Long enough for two accounts to meet, short enough to be understood. */
const stepsMax = 250

const number = fc.noShrink(fc.nat())
const sequence = fc.tuple(
  fc.constantFrom(...Object.keys(areas)),
  // Which step, whose, and what faker is seeded with for it.
  fc.noBias(
    fc.array(fc.tuple(number, fc.constantFrom<Username>('alice', 'bob'), number), { maxLength: stepsMax, size: 'max' }),
  ),
)

const runs = Number(process.env.NOWHERE_SIMULATION_RUNS ?? 120)
// What decides is the same in each run; `scripts/drawn-seeds.js` draws others.
const seed = Number(process.env.NOWHERE_SIMULATION_SEED ?? testSeed)
const again = `NOWHERE_SIMULATION_SEED=${seed} NOWHERE_SIMULATION_RUNS=${runs} npx vitest run --project simulation`

function report(details: fc.RunDetails<[[string, [number, Username, number][]]]>): void {
  if (!details.failed) return
  const [[area, drawn] = ['', []]] = details.counterexample ?? []
  const shown = drawn.map((draw) => `  ${draw[1]}: ${nameOf(area, draw)} (${draw[2]})`).join('\n')
  throw new Error(
    `After these ${drawn.length} steps the platform and the model differ:\n${shown}\nTo run it again: ${again}`,
    {
      cause: details.errorInstance,
    },
  )
}

/** Everything that either of them has, list by list and one by one. */
async function compareAll(simulation: Simulation): Promise<void> {
  const compare = async (names: readonly string[], about?: string) => {
    simulation.breathe()
    simulation.about = about
    for (const name of names) await steps[name]?.(simulation)
  }
  for (const as of ['alice', 'bob'] as const) {
    simulation.as = as
    const { store, own } = simulation
    await compare(['listDeployments', 'listAliases', 'listDomains', 'listCertificates', 'listSecrets'])
    for (const { id } of store.deployment.findMany({ where: own })) {
      await compare(['getDeployment', 'listFiles', 'listDeploymentAliases'], id)
    }
    for (const { id } of store.domain.findMany({ where: own })) await compare(['getDomain', 'listRecords'], id)
    for (const { id } of store.secret.findMany({ where: own })) await compare(['getSecret'], id)
  }
}

describe('two accounts', () => {
  it(`see what the model sees, whatever they do (NOW-ERR-6, NOW-LIMIT-2): ${again}`, async () => {
    const taken = new Map<string, number>()
    const property = fc.asyncProperty(sequence, async ([area, drawn]) => {
      const simulation = new Simulation()
      for (const draw of drawn) {
        const [, as, chance] = draw
        const name = nameOf(area, draw)
        simulation.as = as
        faker.seed(chance)
        await steps[name]?.(simulation)
        taken.set(name, (taken.get(name) ?? 0) + 1)
      }
      await compareAll(simulation)
      simulation.expectReplay()
    })
    await fc.assert(property, { seed, numRuns: runs, reporter: report })
    // Every step was taken, so that none of it is idle talk.
    expect(Object.keys(steps).filter((name) => !taken.has(name))).toEqual([])
    // Sequences are 125 steps long on average; half of that is no matter of luck.
    const total = [...taken.values()].reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThanOrEqual(runs * 50)
  })
})

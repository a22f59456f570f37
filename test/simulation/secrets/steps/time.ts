/** What happens to the world from outside: time, snapshots, a reset. */
import { pick } from '../people.ts'
import type { SecretsSimulation } from '../secrets-simulation.ts'

const hourMs = 3_600_000

export const timeSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  async advance(simulation) {
    simulation.advance(pick([1, 1_000, 60_000, hourMs, 23 * hourMs, 24 * hourMs]))
  },

  async save(simulation) {
    simulation.save()
  },

  async restore(simulation) {
    simulation.restore()
  },

  async reset(simulation) {
    simulation.reset()
  },
}

/** Secrets of projects: saved over and over, as many as a project may have, and told by their last four characters. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { ProjectSecret } from '../model.ts'
import { callers, chance, pick, projects } from '../people.ts'
import { expectRefusal, type SecretsSimulation } from '../secrets-simulation.ts'

const countMax = 25
const writers: readonly string[] = ['owner', 'admin']
const readers: readonly string[] = [...writers, 'member']

/** A project as a path names it, and whether the caller reaches it. */
function drawProject({ caller }: SecretsSimulation, roles: readonly string[]) {
  // Most steps are about one project, so that it is filled.
  const project = chance(0.8) ? projects[0] : pick(projects)
  if (project === undefined || chance(0.05)) return { reference: 'nothing', id: '', isReached: false }
  const role = caller.teams[project.team]
  const scope = caller.boundTo.projects
  const isReached = role !== undefined && roles.includes(role) && (scope === null || scope.includes(project.id))
  return { reference: pick([project.id, project.subdomain]), id: project.id, isReached }
}

function view(simulation: SecretsSimulation, { key, value, createdAt, updatedAt }: ProjectSecret): object {
  const characters = Array.from(value)
  const lastFour = characters.length > 4 ? characters.slice(-4).join('') : ''
  return { key, lastFour, createdAt: simulation.iso(createdAt), updatedAt: simulation.iso(updatedAt) }
}

const find = ({ model }: SecretsSimulation, projectId: string, key: string): ProjectSecret | undefined =>
  model.project.find((secret) => secret.projectId === projectId && secret.key === key)

/** Few enough that a project is filled, and more than it holds. */
const drawKey = (): string => `KEY_${faker.number.int(28)}`

export const projectSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  async saveInProject(simulation) {
    const { model } = simulation
    // Mostly somebody who may, so that the project is filled.
    if (chance(0.7)) simulation.caller = callers[0] ?? simulation.caller
    const { reference, id: projectId, isReached } = drawProject(simulation, writers)
    const key = drawKey()
    const value = pick(['a', 'abcd', 'abcde', 'ab𝄞de', '𝄞𝄞𝄞𝄞', '𝄞𝄞𝄞𝄞𝄞', `value-${faker.string.uuid()}`])
    const reply = await simulation.call('projects', 'POST', `/api/v1/projects/${reference}/secrets`, {
      body: { key, value },
    })
    if (!isReached) return expectRefusal(reply, 404, 'NOT_FOUND')
    const before = find(simulation, projectId, key)
    const count = model.project.filter((secret) => secret.projectId === projectId).length
    if (before === undefined && count >= countMax) return expectRefusal(reply, 409, 'SECRET_LIMIT_EXCEEDED')
    const secret = before ?? { projectId, key, value, createdAt: model.nowMs, updatedAt: model.nowMs }
    Object.assign(secret, { value, updatedAt: model.nowMs })
    if (before === undefined) model.project.push(secret)
    expect([reply.status, reply.body]).toEqual([200, { data: { secret: view(simulation, secret) } }])
  },

  async listOfProject(simulation) {
    const { reference, id: projectId, isReached } = drawProject(simulation, readers)
    const reply = await simulation.call('projects', 'GET', `/api/v1/projects/${reference}/secrets`)
    if (!isReached) return expectRefusal(reply, 404, 'NOT_FOUND')
    const secrets = simulation.model.project
      .filter((secret) => secret.projectId === projectId)
      .map((secret) => view(simulation, secret))
    expect([reply.status, reply.body]).toEqual([200, { data: { secrets } }])
  },

  async deleteFromProject(simulation) {
    const { model } = simulation
    const { reference, id: projectId, isReached } = drawProject(simulation, writers)
    const known = model.project.filter((secret) => secret.projectId === projectId)
    const key = known.length > 0 && chance(0.5) ? pick(known).key : drawKey()
    const reply = await simulation.call('projects', 'DELETE', `/api/v1/projects/${reference}/secrets/${key}`)
    if (!isReached) return expectRefusal(reply, 404, 'NOT_FOUND')
    const secret = find(simulation, projectId, key)
    const answer = { data: { success: true, existed: secret !== undefined } }
    expect([reply.status, reply.body]).toEqual([200, answer])
    model.project = model.project.filter((each) => each !== secret)
  },
}

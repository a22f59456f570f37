/** Secrets of projects, as many as a project may have. */
import type { Maker } from '../../populate/making.ts'
import { secretName, secretValue } from '../../populate/secrets.ts'
import { countMax } from './secrets.ts'

export const projectSecrets: Maker<'projectSecrets'> = ({ faker, world, made, unique, lacks }) => {
  const room = new Map(
    [...world.projects.all(), ...made.projects].map(({ id }) => [
      id,
      countMax - world.projectSecrets.count({ projectId: id }),
    ]),
  )
  let open = [...room.keys()].filter((id) => (room.get(id) ?? 0) > 0)
  return () => {
    if (open.length === 0)
      lacks(`room for so many: a project has up to ${countMax}`, 'Ask for more projects too, or for fewer of these.')
    const projectId = faker.helpers.arrayElement(open)
    const left = (room.get(projectId) ?? 0) - 1
    room.set(projectId, left)
    if (left === 0) open = open.filter((id) => id !== projectId)
    const isTaken = (key: string): boolean => world.projectSecrets.find({ projectId, key }) !== undefined
    const key = unique(`secrets of ${projectId}`, secretName(faker), isTaken)
    return { project: projectId, key, value: secretValue(faker, key) }
  }
}

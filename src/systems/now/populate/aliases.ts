/** Names under the platform's own domain that lead to deployments. */
import { type Maker, pickBefore, slug } from '../../../populate/making.ts'
import { parseTime } from '../../../world/clock.ts'
import { hostOfAlias } from '../domains/host-names.ts'

export const aliases: Maker<'aliases'> = ({ faker, world, made, unique, lacks }) => {
  const targets = [
    ...world.deployments.all().map(({ host, createdAt }) => ({ host, atMs: createdAt })),
    ...made.deployments.map(({ host = '', createdAt = '' }) => ({ host, atMs: parseTime(createdAt) })),
  ]
  if (targets.length === 0)
    lacks('a deployment that they lead to', 'Ask for deployments too, such as { deployments: 10 }.')
  const isTaken = (alias: string): boolean => {
    const host = hostOfAlias(alias)
    return world.aliases.find({ host }) !== undefined || world.deployments.find({ host }) !== undefined
  }
  return (atMs) => ({
    alias: unique('aliases', slug(`${faker.word.adjective()} ${faker.word.noun()}`) || 'app', isTaken),
    deployment: pickBefore(faker, targets, atMs)?.host ?? '',
  })
}

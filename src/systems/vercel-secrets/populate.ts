/** Secrets of users, and of the teams that they are in. */
import { type Maker, slug } from '../../populate/making.ts'
import { secretName, secretValue } from '../../populate/secrets.ts'

export const secrets: Maker<'secrets'> = ({ faker, world, made, owner, usernameOf, unique }) => {
  const members = new Map([
    ...world.teams
      .all()
      .map(({ id }) => [id, world.memberships.list({ teamId: id }).map((each) => usernameOf(each.accountId))] as const),
    ...made.teams.map((team) => [team.id, Object.keys(team.members)] as const),
  ])
  const teams = [...members.keys()].filter((id) => members.get(id)?.length)
  const ids = new Map(world.accounts.all().map(({ username, id }) => [username, id]))
  return () => {
    const team =
      teams.length > 0 && faker.datatype.boolean({ probability: 0.3 }) ? faker.helpers.arrayElement(teams) : undefined
    const account = team === undefined ? owner() : faker.helpers.arrayElement(members.get(team) ?? [])
    const ownerId = team ?? ids.get(account)
    const isTaken = (name: string): boolean =>
      ownerId !== undefined && world.secrets.find({ ownerId, name }) !== undefined
    const name = unique(`secrets of ${team ?? account}`, slug(secretName(faker).replaceAll('_', ' ')), isTaken)
    const decryptable = faker.datatype.boolean({ probability: 0.1 })
    return {
      account,
      ...(team !== undefined && { team }),
      name,
      value: secretValue(faker, name),
      ...(decryptable && { decryptable }),
    }
  }
}

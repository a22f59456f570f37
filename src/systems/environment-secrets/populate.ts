/** Secrets of environments. */
import type { Maker } from '../../populate/making.ts'
import { secretName, secretValue } from '../../populate/secrets.ts'

export const environmentSecrets: Maker<'environmentSecrets'> = ({ faker, world, made, unique, lacks }) => {
  const ids = [...world.environments.all(), ...made.environments].map(({ id }) => id)
  if (ids.length === 0) lacks('an environment that has them', 'Ask for environments too, such as { environments: 2 }.')
  return () => {
    const environmentId = faker.helpers.arrayElement(ids)
    const isTaken = (key: string): boolean => world.environmentSecrets.find({ environmentId, key }) !== undefined
    const key = unique(`secrets of ${environmentId}`, secretName(faker), isTaken)
    const neverReveal = faker.datatype.boolean({ probability: 0.1 })
    const value = secretValue(faker, key)
    return {
      environment: environmentId,
      key,
      value,
      description: faker.company.catchPhrase(),
      ...(neverReveal && { neverReveal }),
    }
  }
}

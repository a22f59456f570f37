/** Inputs of secrets of environments: under a key that both readings of the document take. */
import type { ExampleInputs } from '../cases/inputs/ground.ts'

export const environmentExamples: ExampleInputs = {
  createEnvironmentSecret: {
    body: (owner) => ({
      key: owner.uniqueKey('SECRET'),
      value: owner.secretValue(),
      description: 'example',
      neverReveal: false,
    }),
  },
}

/** Inputs of Vercel secrets: the path and the body of a creation name the same. */
import { isObject } from '../../../spec/pointer.ts'
import type { ExampleInputs } from '../cases/inputs/ground.ts'

export const vercelExamples: ExampleInputs = {
  createVercelSecret: {
    body: (owner) => ({ name: owner.unique('secret'), value: owner.secretValue() }),
    path: (body): Readonly<Record<string, string>> =>
      isObject(body) && typeof body.name === 'string' && body.name !== '' ? { idOrName: body.name } : {},
  },
}

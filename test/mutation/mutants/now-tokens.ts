/** Tokens that are all but right, taken by the now API. */
import { breaking } from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const tokens = ['nowhere_alice', 'nowhere_bob']

/** Takes for a token whatever `isIt` takes for it. */
function taking(isIt: (authorization: string, token: string) => boolean): Mutant['wrap'] {
  return breaking('*', () => ({ headers }, next) => {
    const authorization = headers.get('authorization') ?? ''
    const isRight = tokens.some((token) => authorization === `Bearer ${token}`)
    const taken = isRight ? undefined : tokens.find((token) => isIt(authorization, token))
    return next(taken === undefined ? {} : { headers: { authorization: `Bearer ${taken}` } })
  })
}

export const nowTokenMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a token may go on',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token that nobody has',
    wrap: taking((authorization, token) => authorization.startsWith(`Bearer ${token}`)),
  },
  {
    name: 'the beginning of a token will do',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token that lacks its end',
    wrap: taking((authorization, token) => authorization.length > 12 && `Bearer ${token}`.startsWith(authorization)),
  },
  {
    name: 'a token may be in other letters',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token in other letters',
    wrap: taking((authorization, token) => authorization.slice('Bearer '.length).toLowerCase() === token),
  },
  {
    name: 'a token needs no scheme',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token without a scheme',
    wrap: taking((authorization, token) => authorization === token),
  },
])

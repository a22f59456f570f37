/** Who may call at all: a valid bearer token, and nothing else. */
import { type LooseInput, type Scenario, scenario } from '../../scenario.ts'

/** That no token and a token of nobody's are refused by every operation is asked elsewhere. */
const invalid: Readonly<Record<string, LooseInput>> = {
  'another scheme': { headers: { authorization: 'Basic b3duZXI6c2VjcmV0' } },
  'a scheme without a token': { headers: { authorization: 'Bearer' } },
}

export const nowAuthentication: Scenario = scenario(
  'a token is a bearer token and is valid, or nothing happens',
  { system: 'now' },
  async ({ owner, anonymous, as, step }) => {
    for (const [what, input] of Object.entries(invalid)) {
      await step.apart(`${what} is refused`, ['NOW-AUTH-1', 'NOW-ERR-4'], async ({ expect }) => {
        const { status } = await anonymous.refused('listNowSecrets', input, 'unauthenticated')
        expect(status).toBe(403)
      })
    }

    await step.apart(
      'a revoked token is refused',
      ['NOW-AUTH-1', 'NOW-ERR-4'],
      async () => {
        await as('revoked').refused('listNowSecrets', {}, 'unauthenticated')
      },
      { needs: ['revoked'] },
    )

    const name = owner.unique('anonymous')
    await step.apart('nothing can be made without one', ['NOW-AUTH-1'], async () => {
      const body = { name, value: owner.secretValue() }
      await anonymous.refused('createNowSecret', { body }, 'unauthenticated')
    })

    await step('and nothing was', ['NOW-AUTH-1', 'NOW-SEC-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.some((secret) => secret.name === name)).toBe(false)
    })
  },
)

export const nowAuthenticationScenarios: readonly Scenario[] = [nowAuthentication]

/** What holds for every path: JSON both ways, errors of one shape, paths and methods that are not there. */
import { type Scenario, scenario } from '../../scenario.ts'

export const nowProtocol: Scenario = scenario(
  'what is no request of the API is told so in its own terms',
  { system: 'now' },
  async ({ owner, step }) => {
    const nothing = owner.unique('nothing')
    await step.apart('an unknown path is not found', ['NOW-ERR-6', 'NOW-ERR-1'], async ({ expect }) => {
      const { status, body } = await owner.request({ method: 'GET', path: `/now/${nothing}` })
      expect(status).toBeOneOf([400, 403, 404, 405, 410])
      expect(status, 'NOW-ERR-7').toBe(404)
      expect(body, 'NOW-ERR-7').toMatchObject({ error: { code: 'not_found' } })
      expect(body, 'NOW-ERR-3').toMatchObject({ error: { url: 'https://zeit.co/errors/not_found' } })
    })

    await step.apart(
      'a method that a path does not know is refused',
      ['NOW-ERR-7', 'NOW-ERR-1'],
      async ({ expect }) => {
        const { status, body } = await owner.request({ method: 'PUT', path: '/now/secrets' })
        expect(status).toBe(405)
        expect(body).toMatchObject({ error: { code: 'method_unknown' } })
      },
    )

    const secret = { name: owner.unique('unread'), value: owner.secretValue() }
    await step.apart('a body that does not say that it is JSON is refused', ['NOW-NET-2'], async ({ expect }) => {
      const input = { body: secret, headers: { 'content-type': 'text/plain' } }
      const { status } = await owner.refused('createNowSecret', input, 'unreadable')
      expect(status, 'NOW-ERR-5').toBe(400)
    })

    await step.apart('a body that is no JSON is refused', ['NOW-NET-2'], async ({ expect }) => {
      const { status } = await owner.refused('createNowSecret', { body: JSON.stringify(secret).slice(1) }, 'unreadable')
      expect(status, 'NOW-ERR-5').toBe(400)
    })

    await step.apart('JSON with a charset is JSON', ['NOW-NET-2', 'NOW-SEC-3'], async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      const body = { name: owner.unique('charset'), value: owner.secretValue() }
      await owner.call('createNowSecret', { body, headers })
    })

    await step('what was not read made nothing', ['NOW-NET-2', 'NOW-SEC-1'], async ({ expect }) => {
      const { secrets } = await owner.list('listNowSecrets')
      expect(secrets.some(({ name }) => name === secret.name)).toBe(false)
    })
  },
)

export const nowProtocolScenarios: readonly Scenario[] = [nowProtocol]

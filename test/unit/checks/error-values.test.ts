import { describe, expect, it } from 'vitest'
import { checkErrorValues } from '../../../src/checks/error-values.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'

const { systems, errors } = contracts.documented
const system = systems.find(({ name }) => name === 'now')
const catalogue = system && errors[system.errors]
if (system === undefined || catalogue === undefined) throw new Error('the document has no system now')

const found = (
  code: string,
  path: string,
  url: string,
  isUnknownPath = false,
): { message: string; isOverride: boolean }[] =>
  checkErrorValues(
    { code, body: { error: { code, message: 'anybody’s words', url } }, path, isUnknownPath },
    catalogue,
    system,
  )

describe('the values of an error', () => {
  it.each<[string, string, string, boolean]>([
    ['not_found', '/now/secrets/x', 'https://zeit.co/errors/secrets/not_found', false],
    ['not_found', '/domains/x', 'https://zeit.co/errors/domains/not_found', false],
    ['bad_request', '/now/secrets', 'https://zeit.co/errors/bad_request', false],
    ['not_found', '/now/nothing', 'https://zeit.co/errors/not_found', true],
  ])('are right: %s at %s is %s', (code, path, url, isUnknownPath) => {
    expect(found(code, path, url, isUnknownPath)).toEqual([])
  })

  it('are wrong when they name another endpoint', () => {
    expect(found('not_found', '/now/secrets/x', 'https://zeit.co/errors/secret/not_found')).toEqual([
      {
        message:
          'error.url is "https://zeit.co/errors/secret/not_found"; "https://zeit.co/errors/secrets/not_found" goes with this code.',
        isOverride: false,
      },
    ])
  })

  it('are wrong when they name an endpoint where the code has none', () => {
    expect(found('bad_request', '/now/secrets', 'https://zeit.co/errors/secrets/bad_request')).toMatchObject([
      { isOverride: true },
    ])
  })
})

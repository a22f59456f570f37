import { describe, expect, it } from 'vitest'
import { checkErrorValues } from '../../../src/checks/error-values.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'

const { systems, errors } = contracts.documented
const system = systems.find(({ name }) => name === 'now')
const catalogue = system && errors[system.errors]
if (system === undefined || catalogue === undefined) throw new Error('the document has no system now')

const found = (code: string, path: string, url: string, isUnknownPath = false): { message: string; about: string }[] =>
  checkErrorValues(
    { code, body: { error: { code, message: 'anybody’s words', url } }, path, isUnknownPath, told: ['nowhere_alice'] },
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

  it('are near when they name another endpoint', () => {
    expect(found('not_found', '/now/secrets/x', 'https://zeit.co/errors/secret/not_found')).toEqual([
      {
        message:
          'error.url is "https://zeit.co/errors/secret/not_found"; "https://zeit.co/errors/secrets/not_found" goes with this code.',
        about: 'endpoint',
      },
    ])
  })

  it.each([
    ['another host', 'https://example.com/errors/secrets/not_found'],
    ['no endpoint', 'https://zeit.co/errors/not_found'],
    ['another code', 'https://zeit.co/errors/secrets/gone'],
    ['what the caller told', 'https://zeit.co/errors/nowhere_alice/not_found'],
    ['more than a word', 'https://zeit.co/errors/a/b/not_found'],
    ['more than the code', 'https://zeit.co/errors/secrets/not_found?for=nowhere_alice'],
    ['no text', undefined],
  ])('are wrong when they name %s', (_, url) => {
    expect(found('not_found', '/now/secrets/x', url as string)).toMatchObject([{ about: 'value' }])
  })

  it('are wrong when they name an endpoint where the code has none', () => {
    expect(found('bad_request', '/now/secrets', 'https://zeit.co/errors/secrets/bad_request')).toMatchObject([
      { about: 'override' },
    ])
  })
})

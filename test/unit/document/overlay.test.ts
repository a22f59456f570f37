/** How the overlay of a profile is applied. */
import { describe, expect, it } from 'vitest'
import { applyOverlay } from '../../../src/document/overlay.ts'
import { documents } from '../../../src/spec/generated/document.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'

const document: JsonObject = {
  tags: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  paths: { "/it's/{id}": { get: { summary: 'Reads.', 'x-errors': ['gone'], nested: { one: 1, two: 2 } } } },
}

const apply = (...actions: JsonObject[]) => applyOverlay(document, { overlay: '1.0.0', actions })

describe('applyOverlay', () => {
  it('merges an update into what the target selects, deep down, and adds to lists', () => {
    const target = "$.paths['/it\\'s/{id}'].get"
    expect(
      apply({ target, update: { summary: 'Reads it.', 'x-errors': ['moved'], nested: { two: 3, three: [] } } }),
    ).toEqual({
      ...document,
      paths: {
        "/it's/{id}": {
          get: { summary: 'Reads it.', 'x-errors': ['gone', 'moved'], nested: { one: 1, two: 3, three: [] } },
        },
      },
    })
  })

  it('adds an element that is no list to a list', () => {
    expect(apply({ target: '$.tags', update: { name: 'd' } }).tags).toEqual([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
      { name: 'd' },
    ])
  })

  it('removes members and elements, several at once', () => {
    expect(apply({ target: '$.paths', remove: true })).toEqual({ tags: document.tags })
    expect(apply({ target: "$.tags[?@.name != 'b']", remove: true }).tags).toEqual([{ name: 'b' }])
  })

  it('applies one action after the other', () => {
    expect(
      apply(
        { target: '$.tags[0]', update: { name: 'z', more: true } },
        { target: "$.tags[?@.name == 'z']", update: { more: false } },
      ).tags,
    ).toEqual([{ name: 'z', more: false }, { name: 'b' }, { name: 'c' }])
  })

  it('leaves the document that it is given as it was', () => {
    const before = structuredClone(document)
    apply({ target: '$.tags', remove: true })
    expect(document).toEqual(before)
  })

  it.each([
    [
      'a target that selects nothing',
      { target: '$.paths.none', update: {} },
      'Failed to apply the overlay: $.paths.none selects nothing. Correct the target, or leave the action out.',
    ],
    [
      'the whole document',
      { target: '$', update: {} },
      'Failed to apply the overlay: an action replaces the whole document. Select a part of it.',
    ],
    [
      'a target that is no JSONPath',
      { target: 'paths', update: {} },
      'Failed to apply the overlay: its target "paths" is no JSONPath (Expected "$" but "p" found.). Write it as RFC 9535 has it.',
    ],
  ])('refuses %s', (_, action, message) => {
    expect(() => apply(action)).toThrow(expect.objectContaining({ code: 'INVALID_SPEC', message }))
  })
})

it('refuses what is no overlay', () => {
  expect(() => applyOverlay(document, { overlay: '1.0.0' })).toThrow(
    'Failed to apply the overlay: it has no list of actions. Give an OpenAPI Overlay 1.0 document.',
  )
})

describe('the observed profile', () => {
  const { documented, observed } = documents

  it('differs from the documents where real clients contradict them, and nowhere else', () => {
    expect(differences(documented, observed)).toEqual([
      '/components/schemas/EnvironmentError/properties/details',
      '/components/schemas/EnvironmentSecretKey/pattern',
      '/components/schemas/NowDeploymentState/allOf',
      '/components/schemas/NowDeploymentState/x-life-cycle/final',
      '/components/schemas/NowDeploymentState/x-life-cycle/spelling/BOOTING',
      '/components/schemas/NowDeploymentState/x-life-cycle/transitions',
      '/components/x-errors/environment-secrets/codes/VALIDATION_ERROR/body',
      '/components/x-requirements/ENV-ERR-3/text',
      '/components/x-requirements/ENV-ERR-4/text',
      '/components/x-requirements/ENV-GONE-1/text',
      '/components/x-requirements/ENV-NEW-1/text',
      '/components/x-requirements/NOW-CERT-8/text',
      '/components/x-requirements/NOW-DEP-24/text',
      '/components/x-requirements/NOW-DNS-9/text',
      '/components/x-requirements/NOW-DOM-10/text',
      '/paths//api/environments/{envId}/secrets/get/x-errors',
      '/paths//api/environments/{envId}/secrets/post/requestBody/content/application/json/example/key',
      '/paths//api/environments/{envId}/secrets/post/x-errors',
      '/paths//domains/post/x-errors',
      '/paths//domains/{domain}/records/{recId}/delete/responses/200/content',
      '/paths//domains/{domain}/records/{recId}/delete/responses/200/description',
      '/paths//domains/{domain}/records/{recId}/delete/summary',
      '/paths//now/certs/{cn}/delete/responses/200/content',
      '/paths//now/certs/{cn}/delete/responses/200/description',
      '/paths//now/certs/{cn}/delete/summary',
    ])
  })

  function differences(one: unknown, other: unknown, place = ''): string[] {
    if (isPlain(one) && isPlain(other)) {
      const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
      return names.flatMap((name) => differences(one[name], other[name], `${place}/${name}`))
    }
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [place]
  }

  function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  }
})

/** Ids are a function of seed, operation, kind and ordinal. */

import { describe, expect, it } from 'vitest'
import type { IdShape } from '../../../src/spec/contract.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'
import { createIds } from '../../../src/world/ids.ts'
import fc from '../../seeded.ts'

const shapes: Record<string, IdShape> = {
  BoxId: { prefix: 'box_', length: 24, alphabet: 'alphanumeric' },
  Suffix: { prefix: '', length: 10, alphabet: 'lower' },
  Digest: { prefix: '', length: 40, alphabet: 'hex' },
  Long: { prefix: '', length: 100, alphabet: 'alphanumeric' },
}

describe('ids', () => {
  it('are the same for the same seed, operation, kind and ordinal', () => {
    const [one, other] = [createIds(42, shapes), createIds(42, shapes)]
    const take = (ids: typeof one) => [ids.next('createBox', 'BoxId'), ids.next('createBox', 'BoxId')]
    const [first, second] = take(one)
    expect(take(other)).toEqual([first, second])
    expect(first).not.toBe(second)
  })

  it('stay what they are from version to version, so that recorded answers keep replaying', () => {
    const ids = createIds(42, shapes)
    expect(ids.next('createBox', 'BoxId')).toMatchInlineSnapshot(`"box_TSpbKktYcZCTJKcVHplbLzEx"`)
    expect(ids.next('createBox', 'Suffix')).toMatchInlineSnapshot(`"pzfshsvrdz"`)
  })

  it.each([
    ['the seed', createIds(43, shapes), 'createBox'],
    ['the operation', createIds(42, shapes), 'createCrate'],
  ])('differ with %s', (_, ids, operationId) => {
    expect(ids.next(operationId, 'BoxId')).not.toBe(createIds(42, shapes).next('createBox', 'BoxId'))
  })

  it('of what has names are a function of the seed and the names, and shift no other', () => {
    const ids = createIds(42, shapes)
    const box = shapes.BoxId ?? { prefix: '', length: 0, alphabet: 'hex' }
    const named = ids.named(box, ['box', 'a'])
    expect(named).toMatch(/^box_[A-Za-z0-9]{24}$/)
    expect(createIds(42, shapes).named(box, ['box', 'a'])).toBe(named)
    expect(new Set([named, ids.named(box, ['boxa']), createIds(43, shapes).named(box, ['box', 'a'])]).size).toBe(3)
    expect(ids.next('createBox', 'BoxId')).toBe(createIds(42, shapes).next('createBox', 'BoxId'))
  })

  it('leave out those that are taken', () => {
    const plain = createIds(42, shapes)
    const [first, second] = [plain.next('createBox', 'BoxId'), plain.next('createBox', 'BoxId')]
    const ids = createIds(42, shapes, (id) => id === first)
    expect(ids.next('createBox', 'BoxId')).toBe(second)
    expect(ids.snapshot()).toEqual({ 'createBox/BoxId': 2 })
  })

  it('are not shifted by a call that is added to another operation, or for another kind', () => {
    const plain = createIds('seed', shapes)
    const busy = createIds('seed', shapes)
    const expected = [plain.next('createBox', 'BoxId'), plain.next('createBox', 'BoxId')]
    busy.next('createCrate', 'BoxId')
    const first = busy.next('createBox', 'BoxId')
    busy.next('createBox', 'Suffix')
    busy.next('createCrate', 'Digest')
    expect([first, busy.next('createBox', 'BoxId')]).toEqual(expected)
  })

  it('have the shape that their schema gives them', () => {
    const patterns: Record<string, RegExp> = {
      BoxId: /^box_[A-Za-z0-9]{24}$/,
      Suffix: /^[a-z]{10}$/,
      Digest: /^[0-9a-f]{40}$/,
      Long: /^[A-Za-z0-9]{100}$/,
    }
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer()),
        fc.string(),
        fc.constantFrom(...Object.keys(patterns)),
        (seed, operationId, kind) => {
          expect(createIds(seed, shapes).next(operationId, kind)).toMatch(patterns[kind] ?? /never/)
        },
      ),
    )
  })

  it('of the now API are 24 letters and digits, with their prefix (NOW-ID-1)', () => {
    const ids = createIds(0, contracts.documented.ids)
    for (const kind of ['NowDeploymentId', 'NowDomainId', 'NowCertificateId', 'NowAliasId']) {
      expect(ids.next('anything', kind)).toMatch(/^[A-Za-z0-9]{24}$/)
    }
    expect(ids.next('anything', 'NowSecretId')).toMatch(/^sec_[A-Za-z0-9]{24}$/)
    expect(ids.next('anything', 'NowRecordId')).toMatch(/^rec_[A-Za-z0-9]{24}$/)
  })

  it('use every letter of their alphabet about as often', () => {
    const ids = createIds('chance', shapes)
    const counts = new Map<string, number>()
    for (let index = 0; index < 620; index++) {
      for (const letter of ids.next('createBox', 'Long')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect(counts.size).toBe(62)
    // A thousand of each are expected; five standard deviations are 160.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(160)
  })

  it('do not repeat', () => {
    const ids = createIds(0, shapes)
    const made = Array.from({ length: 10_000 }, () => ids.next('createBox', 'BoxId'))
    expect(new Set(made).size).toBe(10_000)
  })

  it('go on after a restore where the snapshot was taken, through JSON', () => {
    const ids = createIds(1, shapes)
    ids.next('createBox', 'BoxId')
    const snapshot = JSON.parse(JSON.stringify(ids.snapshot()))
    const expected = ids.next('createBox', 'BoxId')
    ids.next('createBox', 'BoxId')
    ids.restore(snapshot)
    expect(ids.next('createBox', 'BoxId')).toBe(expected)

    const fresh = createIds(1, shapes)
    fresh.restore(snapshot)
    expect(fresh.next('createBox', 'BoxId')).toBe(expected)
  })

  it('are not made for a schema that has no shape', () => {
    expect(() => createIds(1, shapes).next('createBox', 'Nothing')).toThrow(new Error('no schema Nothing with x-id'))
  })
})

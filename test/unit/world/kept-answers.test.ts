/** Answers that are kept until they are forgotten. */
import { describe, expect, it } from 'vitest'
import { createKeptAnswers, type KeptAnswer } from '../../../src/world/kept-answers.ts'

const answer = (body: string, untilMs: number): KeptAnswer => ({
  fingerprint: 'f',
  result: { body, mediaType: null, headers: {} },
  untilMs,
})

describe('kept answers', () => {
  it('are there until their time is up, and not then', () => {
    const kept = createKeptAnswers()
    kept.keep('a', answer('one', 100), 0)
    expect(kept.get('a', 99)).toEqual(answer('one', 100))
    expect(kept.get('a', 100)).toBe(undefined)
    expect(kept.get('b', 0)).toBe(undefined)
  })

  it('are the first ones, until those are forgotten', () => {
    const kept = createKeptAnswers()
    kept.keep('a', answer('one', 100), 0)
    kept.keep('a', answer('two', 150), 50)
    expect(kept.get('a', 50)).toEqual(answer('one', 100))
    kept.keep('a', answer('three', 200), 100)
    expect(kept.get('a', 100)).toEqual(answer('three', 200))
  })

  it('take no room once they are forgotten', () => {
    const kept = createKeptAnswers()
    for (let at = 0; at < 50; at++) kept.keep(String(at), answer('x', at + 10), at)
    expect(Object.keys(kept.snapshot())).toEqual(Array.from({ length: 10 }, (_, index) => String(40 + index)))
  })

  it('survive a snapshot', () => {
    const kept = createKeptAnswers()
    kept.keep('a', answer('one', 100), 0)
    const snapshot = JSON.parse(JSON.stringify(kept.snapshot()))
    kept.restore({})
    expect(kept.get('a', 1)).toBe(undefined)
    kept.restore(snapshot)
    expect(kept.get('a', 1)).toEqual(answer('one', 100))
  })
})

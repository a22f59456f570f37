/** A refusal that does not tell what the message of its code asks for. */
import type { Behave } from '../../../src/pipeline/behaviour.ts'

export const none: Behave<'getNowSecret'> = ({ fail }) => fail('not_found') // TS2554

export const half: Behave<'getNowSecret'> = ({ fail }) => fail('not_found', { thing: 'secret' }) // TS2345

export const wrong: Behave<'getNowSecret'> = ({ fail }) => fail('not_found', { thing: 'secret', reference: 5 }) // TS2322

export const unknown: Behave<'getNowSecret'> = ({ fail }) =>
  fail('not_found', { thing: 'secret', reference: 'a', status: '200' }) // TS2353

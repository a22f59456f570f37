/** A refusal with a code that the operation does not declare. */
import { type Behave, ok } from '../../../src/pipeline/behaviour.ts'

export const list: Behave<'listNowSecrets'> = ({ fail }) => {
  fail('conflict', { thing: 'secret', reference: 'a' }) // TS2345
  return ok({ secrets: [] })
}

export const read: Behave<'getNowSecret'> = ({ fail }) => fail('not_fuond', { thing: 'secret', reference: 'a' }) // TS2345

/** Every mutant of a fake that is made from a document. */
import type { DocumentMutant } from '../mutant.ts'
import { answerMutants } from './answers.ts'
import { changingMutants } from './changing.ts'
import { listMutants } from './lists.ts'
import { makingMutants } from './making.ts'
import { refusalMutants } from './refusals.ts'
import { removingMutants } from './removing.ts'
import { schemaMutants } from './schemas.ts'

/** By what they break. */
export const documentMutants: Readonly<Record<string, readonly DocumentMutant[]>> = {
  'lists and pages': listMutants,
  'what is made, changed and removed': [...makingMutants, ...changingMutants, ...removingMutants],
  'input against schemas': schemaMutants,
  'credentials, conditions and refusals': refusalMutants,
  'the form of answers, and states': answerMutants,
}

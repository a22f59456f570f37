/** Every mutant of a fake that is made from a document. */
import type { DocumentMutant } from '../mutant.ts'
import { answerMutants } from './answers.ts'
import { listMutants } from './lists.ts'
import { refusalMutants } from './refusals.ts'
import { schemaMutants } from './schemas.ts'
import { writeMutants } from './writes.ts'

/** By what they break. */
export const documentMutants: Readonly<Record<string, readonly DocumentMutant[]>> = {
  'lists and pages': listMutants,
  'what is made, changed and removed': writeMutants,
  'input against schemas': schemaMutants,
  'credentials, conditions and refusals': refusalMutants,
  'the form of answers, and states': answerMutants,
}

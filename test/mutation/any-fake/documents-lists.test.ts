import { holdDocumentMutants } from './hold.ts'
import { answerMutants } from './mutants/answers.ts'
import { listMutants } from './mutants/lists.ts'
import { refusalMutants } from './mutants/refusals.ts'

holdDocumentMutants([...listMutants, ...refusalMutants, ...answerMutants])

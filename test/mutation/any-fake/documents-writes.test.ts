import { holdDocumentMutants } from './hold.ts'
import { changingMutants } from './mutants/changing.ts'
import { makingMutants } from './mutants/making.ts'
import { removingMutants } from './mutants/removing.ts'
import { schemaMutants } from './mutants/schemas.ts'

// The other half, in a file of its own so that both run at once.
holdDocumentMutants([...makingMutants, ...changingMutants, ...removingMutants, ...schemaMutants])

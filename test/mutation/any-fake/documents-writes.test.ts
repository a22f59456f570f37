import { holdDocumentMutants } from './hold.ts'
import { schemaMutants } from './mutants/schemas.ts'
import { writeMutants } from './mutants/writes.ts'

// The other half, in a file of its own so that both run at once.
holdDocumentMutants([...writeMutants, ...schemaMutants])

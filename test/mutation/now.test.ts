import { holdMutants } from './hold.ts'
import { allMutants } from './mutants/all.ts'

holdMutants(allMutants.filter(({ system }) => system === 'now'))

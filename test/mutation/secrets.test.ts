import { holdMutants } from './hold.ts'
import { allMutants } from './mutants/all.ts'

// The other half of the mutants, in a file of its own so that both run at once.
holdMutants(allMutants.filter(({ system }) => system !== 'now'))

/** An environment of vitest's own, named by its file, so that vitest does not look for its package where the project's are. */
import { builtinEnvironments, type Environment } from 'vitest/runtime'

// Whoever starts the suite names one of these.
const name = process.env.NOWHERE_ENVIRONMENT as keyof typeof builtinEnvironments

const environment: Environment = builtinEnvironments[name]
export default environment

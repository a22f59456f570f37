/** The system `project-secrets`, put together. */
import type { BehavioursOf } from '../../pipeline/behaviour.ts'
import { neighbours } from './neighbours.ts'
import { secrets } from './secrets.ts'

export const projectSecrets: BehavioursOf<'project-secrets'> = { ...secrets, ...neighbours }

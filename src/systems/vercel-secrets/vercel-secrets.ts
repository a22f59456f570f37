/** The system `vercel-secrets`, put together. */
import type { BehavioursOf } from '../../pipeline/behaviour.ts'
import { list } from './list.ts'
import { secrets } from './secrets.ts'
import { user } from './user.ts'

export const vercelSecrets: BehavioursOf<'vercel-secrets'> = { ...secrets, ...list, ...user }

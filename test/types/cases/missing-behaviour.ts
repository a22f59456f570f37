/** An operation of the document that no behaviour answers. */
import type { BehavioursOf } from '../../../src/pipeline/behaviour.ts'
import { now } from '../../../src/systems/now/now.ts'

const { listNowSecrets, ...rest } = now

export const incomplete: BehavioursOf<'now'> = rest // TS2741
export const complete: BehavioursOf<'now'> = { listNowSecrets, ...rest }

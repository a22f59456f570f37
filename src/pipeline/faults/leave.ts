/** What was met is done to the answer; what becomes of the connection is said beside it, and an adapter sees to that. */
import { isJson as isJsonType, withoutParameters } from '../../spec/media-types.ts'
import type { Effects } from '../../world/faults.ts'
import type { Answer, LineFault, Reached } from '../exchange.ts'

/** The answer as it is to leave. */
export function withFaults(answer: Answer, { effects }: Reached): Answer {
  if (effects === undefined) return answer
  const fault = lineFaultOf(effects)
  const body = effects.malformed && isJson(answer) ? answer.body.slice(0, -1) : answer.body
  return fault === undefined ? { ...answer, body } : { ...answer, body, fault }
}

function lineFaultOf({ delay, drop, truncate }: Effects): LineFault | undefined {
  if (delay === undefined && drop === undefined && truncate === undefined) return undefined
  return {
    ...(delay !== undefined && { delay }),
    ...(drop !== undefined && { drop }),
    ...(truncate !== undefined && { truncate }),
  }
}

/** Every one of ours is an object or an array, which is none without its last character. */
function isJson(answer: Answer): answer is Answer & { readonly body: string } {
  const { headers, body } = answer
  return typeof body === 'string' && isJsonType(withoutParameters(headers['Content-Type'] ?? ''))
}

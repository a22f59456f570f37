/** Who answers a request that has been read: the control API, the front page or the platform, and what a page may see of it. */
import type { Control, ControlAnswer } from '../../control/control.ts'
import type { Answer, Platform, Received } from '../../platform.ts'
import { ownError } from '../own-error.ts'
import type { Rebase } from './base-path.ts'
import type { Cors } from './cors.ts'
import type { Exchange } from './exchange.ts'
import type { FrontPage } from './front-page/front-page.ts'
import { createInspectorPage } from './inspector-page/inspector-page.ts'

export interface AnswererParts {
  readonly platform: Platform
  readonly control: Control
  readonly cors: Cors
  readonly rebase: Rebase
  /** Below which the API stands; empty for the root. */
  readonly basePath: string
  readonly frontPage: FrontPage
}

/** An answer, and headers beside its own. */
export interface Answered {
  readonly answer: ControlAnswer
  readonly added: Answer['headers']
}

/** A promise only where the platform has to wait for something. */
export type Answerer = (exchange: Exchange) => Answered | Promise<Answered>

export function createAnswerer({ platform, control, cors, rebase, basePath, frontPage }: AnswererParts): Answerer {
  return ({ received, host, request }) => {
    const { remoteAddress } = request.socket
    if (control.serves(received.path) && !control.isOff && inspectorPage.serves(received))
      return { answer: inspectorPage.answer(received), added: {} }
    if (control.serves(received.path)) return keptBefore(control.answer(received, remoteAddress), platform)
    const added = cors.headersFor(received)
    if (frontPage.serves(received)) {
      const page = frontPage.answer(received, control.admits(received, remoteAddress))
      return { answer: { ...page, headers: { ...added, ...page.headers } }, added: {} }
    }
    const orders = received.headers[faultHeader] !== undefined
    if (orders && !control.isOff && !control.admits(received, remoteAddress)) return { answer: mayNotOrder(), added }
    const heard = orders && control.isOff ? withoutOrder(received) : received
    const rebased = rebase(host === heard.host ? heard : { ...heard, host })
    const answer = rebased === undefined ? outside(received.path, basePath) : platform.handle(rebased)
    if (!(answer instanceof Promise)) return { answer: cors.granted(answer, received), added }
    return answer.then((made) => ({ answer: cors.granted(made, received), added }))
  }
}

const inspectorPage = createInspectorPage()

/** What an act of control did is answered once it is kept. */
async function keptBefore(answer: ControlAnswer, { log }: Platform): Promise<Answered> {
  try {
    const given = (await answer.later) ?? answer
    await log.settled()
    return { answer: given, added: {} }
  } catch (error) {
    return { answer: ownError(500, 'not_kept', error instanceof Error ? error.message : String(error)), added: {} }
  }
}

const faultHeader = 'x-nowhere-fault'

/** The request of who cannot know that this is no real platform. */
function withoutOrder(received: Received): Received {
  const headers = Object.entries(received.headers).filter(([name]) => name !== faultHeader)
  return { ...received, headers: Object.fromEntries(headers) }
}

/** What nobody but a caller of the control API may do. */
function mayNotOrder(): Answer {
  const message =
    'Only who may use the control API may order a fault with X-Nowhere-Fault: programs on the machine that this server is on.'
  return ownError(403, 'FORBIDDEN', message)
}

function outside(path: string, basePath: string): Answer {
  const message = `There is nothing at ${JSON.stringify(path)}: the API stands below ${JSON.stringify(basePath)}.`
  return ownError(404, 'not_found', message)
}

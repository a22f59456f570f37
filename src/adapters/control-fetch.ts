/** `nowhere-kit/control`: the control API of a platform in the same process, as a fetch function. Published for the inspector in a page. */
import { type Control, type ControlAnswer, createControl } from '../control/control.ts'
import type { Platform } from '../platform.ts'
import { receive } from './fetch.ts'
import { requirePlatform } from './given-platform.ts'

/**
 * Answers what is below `/_nowhere/`, of the main world or of the one that `X-Nowhere-World` names. Whoever has the function may use all of it.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 * import { createControlFetch } from 'nowhere-kit/control'
 *
 * const control = createControlFetch(createPlatform())
 * console.log((await (await control('http://localhost/_nowhere/health')).json()).name) // -> nowhere-kit
 * ```
 */
export function createControlFetch(platform: Platform): (input: string | URL, init?: RequestInit) => Promise<Response> {
  requirePlatform(platform, 'a control API', 'createControlFetch(createPlatform())')
  const controls = new WeakMap<Platform, Control>()
  const controlOf = (world: Platform): Control => {
    const known =
      controls.get(world) ??
      createControl(world, {
        version: () => platform.inspection.version,
        scheme: 'http',
        host: 'localhost',
        worlds: platform.worlds,
      })
    controls.set(world, known)
    return known
  }
  return async (input, init) => {
    const received = await receive(new Request(input, init))
    const name = received.headers['x-nowhere-world']
    const world = name === undefined ? platform.worlds.main : await platform.worlds.open(name)
    // The caller is in this process, so it is on this machine.
    const answer = controlOf(world).answer({ ...received, host: 'localhost' }, '127.0.0.1')
    return responseOf(answer, init?.signal ?? undefined)
  }
}

async function responseOf(answer: ControlAnswer, signal: AbortSignal | undefined): Promise<Response> {
  const { status, headers, body } = (await answer.later) ?? answer
  // Bytes that the platform holds are never backed by shared memory.
  if (answer.more === undefined) return new Response(body as BodyInit | null, { status, headers })
  signal?.addEventListener('abort', () => answer.leave?.())
  return new Response(streamOf(answer.more, answer.leave), { status, headers })
}

function streamOf(more: AsyncIterable<string>, leave: (() => void) | undefined): ReadableStream<Uint8Array> {
  const texts = more[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => leave?.(),
  })
}

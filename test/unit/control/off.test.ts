/** A control API that is off: nothing of it is there but the health check. */
import { describe, expect, it } from 'vitest'
import { createAsker, refusal } from './ask.ts'

describe('a control API that is off', () => {
  it.each([
    ['GET', 'clock'],
    ['POST', 'reset'],
    ['OPTIONS', 'clock'],
    ['POST', 'health'],
    ['GET', 'unknown'],
  ])('does not answer %s %s', (method, path) => {
    const { ask, platform } = createAsker({}, { isOff: true })
    expect(ask(method, path)).toMatchObject({
      status: 404,
      body: refusal(
        'CONTROL_OFF',
        'The control API is off. Start the server without --no-control (or the option control: false).',
      ),
    })
    expect(platform.log.last).toBe(1)
  })

  it('tells its health check that it is up, whoever asks, and nothing else', () => {
    const { ask } = createAsker({}, { isOff: true })
    expect(ask('GET', 'health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(ask('HEAD', 'health')).toMatchObject({ status: 200, body: null })
    expect(ask('GET', 'health', undefined, {}, '10.0.0.1')).toMatchObject({ status: 200, body: { status: 'ok' } })
  })
})

/** A platform that is asked at random, whatever of it the model knows: its clock is ours, and every answer fits the document. */
import { expect } from 'vitest'
import { type AnswerFault, createPlatform, type Platform, type PlatformOptions, replay } from '../../src/index.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed where it is JSON. */
  readonly body: unknown
}

export interface AskedPlatform {
  readonly platform: Platform
  /** @param nowMs What time the model says it is. */
  send(url: string, init: RequestInit, nowMs: number): Promise<Reply>
  /** Whether its history, told again, leads to the same answers and the same world. */
  expectReplay(): void
}

export function createAskedPlatform(startMs: number, options: PlatformOptions): AskedPlatform {
  const faults: AnswerFault[] = []
  const platform = createPlatform({
    seed: 7,
    clock: new Date(startMs).toISOString(),
    journalSize: 0,
    log: { keep: 'all' },
    onAnswerFault: (fault) => faults.push(fault),
    ...options,
  })
  return {
    platform,
    async send(url, init, nowMs) {
      const response = await platform.fetch(url, init)
      const text = await response.text()
      expect(faults, `${init.method} ${url}`).toEqual([])
      expect(response.headers.get('Date')).toBe(new Date(nowMs).toUTCString())
      const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true
      const body = isJson && text !== '' ? JSON.parse(text) : undefined
      return { status: response.status, headers: response.headers, text, body }
    },
    expectReplay() {
      const { differences, platform: again } = replay(platform.log.export({ secrets: true }))
      expect(differences).toEqual([])
      expect(again.snapshot()).toEqual(platform.snapshot())
    },
  }
}

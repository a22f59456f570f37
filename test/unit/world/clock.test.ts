/** The clock of a world, in each of its modes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock, formatHttpDate, formatTime, parseTime } from '../../../src/world/clock.ts'

const start = '2017-02-20T08:16:28.547Z'
const startMs = Date.parse(start)

beforeEach(() => {
  vi.useFakeTimers({ now: startMs })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a clock that follows the system', () => {
  it('is the default and tells the system time, that of fake timers too', () => {
    const clock = createClock()
    expect(clock.now()).toBe(startMs)
    vi.advanceTimersByTime(1_500)
    expect(clock.now()).toBe(startMs + 1_500)
    expect(clock.iso()).toBe('2017-02-20T08:16:30.047Z')
  })

  it('adds what was advanced and runs on', () => {
    const clock = createClock('system')
    clock.advance('10s')
    vi.advanceTimersByTime(5)
    clock.advance(1)
    expect(clock.now()).toBe(startMs + 10_006)
  })

  it('runs on from the time that it is set to', () => {
    const clock = createClock('system')
    clock.set('2020-01-01T00:00:00.000Z')
    vi.advanceTimersByTime(250)
    expect(clock.iso()).toBe('2020-01-01T00:00:00.250Z')
  })

  it('stops where it is when it is frozen', () => {
    const clock = createClock('system')
    clock.advance('1h')
    clock.freeze()
    vi.advanceTimersByTime(10_000)
    expect(clock.now()).toBe(startMs + 3_600_000)
    clock.advance(1)
    expect(clock.now()).toBe(startMs + 3_600_001)
  })
})

describe('a clock that stands still', () => {
  it.each([
    ['frozen', startMs],
    ['1999-12-31T23:59:59.999Z', Date.UTC(1999, 11, 31, 23, 59, 59, 999)],
    ['2017-02-20', Date.UTC(2017, 1, 20)],
    ['2017-02-20T09:00:00+01:00', Date.UTC(2017, 1, 20, 8)],
  ])('made with %j, it moves only when it is told to', (option, expected) => {
    const clock = createClock(option)
    vi.advanceTimersByTime(60_000)
    expect(clock.now()).toBe(expected)
    clock.advance('1h30m')
    expect(clock.now()).toBe(expected + 5_400_000)
    clock.set(startMs)
    vi.advanceTimersByTime(60_000)
    expect(clock.now()).toBe(startMs)
  })
})

describe('the times that a clock takes', () => {
  it('are milliseconds, a Date or ISO 8601', () => {
    const clock = createClock('frozen')
    for (const time of [startMs, new Date(startMs), start]) {
      clock.set(0)
      clock.set(time)
      expect(clock.now()).toBe(startMs)
    }
  })

  it('are whole milliseconds, because the documents write no parts of them', () => {
    const clock = createClock('2017-02-20T08:16:28.5479Z')
    expect(clock.now()).toBe(startMs)
    clock.advance(0.7)
    expect(clock.now()).toBe(startMs + 1)
    clock.advance('1.4ms')
    expect(clock.now()).toBe(startMs + 2)
    clock.set(startMs + 0.25)
    expect(clock.now()).toBe(startMs)
  })

  it.each([
    ['yesterday'],
    [''],
    ['2017-02-20T08:16'],
    ['2017-02-30'],
    ['2017-13-01T00:00:00Z'],
    ['1969-12-31T23:59:59.999Z'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [-1],
    [253_402_300_800_000],
    [new Date(Number.NaN)],
  ])('are not %j', (time) => {
    const clock = createClock('frozen')
    expect(() => clock.set(time)).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        code: 'INVALID_TIME',
        message: `Failed to read the time ${typeof time === 'string' ? JSON.stringify(time) : time}: it is no ISO 8601 time from 1970 to 9999. Give one such as '2017-02-20T08:16:28.547Z'.`,
      }),
    )
    expect(clock.now()).toBe(startMs)
  })

  it('are held to the same when the clock is made', () => {
    expect(() => createClock('noon')).toThrow(expect.objectContaining({ code: 'INVALID_TIME' }))
  })
})

describe('the durations that a clock advances by', () => {
  it.each([['ten'], ['-1s'], [''], [-1], [Number.NaN], [Number.POSITIVE_INFINITY], [253_402_300_800_000]])(
    'are not %j',
    (duration) => {
      const clock = createClock('frozen')
      expect(() => clock.advance(duration)).toThrow(
        expect.objectContaining({
          name: 'UsageError',
          code: 'INVALID_DURATION',
          message: expect.stringMatching(
            /^Failed to advance the clock by .+: it (is no duration|leads past the year 9999)\. /,
          ),
        }),
      )
      expect(clock.now()).toBe(startMs)
    },
  )
})

describe('a snapshot of a clock', () => {
  it('brings back mode and time, through JSON', () => {
    const clock = createClock('system')
    clock.advance('1m')
    const running = JSON.parse(JSON.stringify(clock.snapshot()))
    clock.freeze()
    const stopped = JSON.parse(JSON.stringify(clock.snapshot()))

    const other = createClock('2000-01-01')
    other.restore(running)
    vi.advanceTimersByTime(1_000)
    expect(other.now()).toBe(startMs + 61_000)
    other.restore(stopped)
    vi.advanceTimersByTime(1_000)
    expect(other.now()).toBe(startMs + 60_000)
  })
})

describe('the forms of a time', () => {
  it('are ISO 8601 with milliseconds and Z, and the date of HTTP (NOW-TIME-1)', () => {
    expect(formatTime(startMs)).toBe(start)
    expect(formatTime(0)).toBe('1970-01-01T00:00:00.000Z')
    expect(formatHttpDate(startMs)).toBe('Mon, 20 Feb 2017 08:16:28 GMT')
    expect(parseTime(start)).toBe(startMs)
  })
})

import { useEffect, useState } from 'preact/hooks'
import { ApiError } from './api.ts'

export interface Action {
  readonly error: ApiError | undefined
  /** It runs, or the API asked to wait. */
  readonly busy: boolean
  /** Seconds until the API takes requests again, 0 when it does. */
  readonly waitSeconds: number
  run(work: () => Promise<void>): Promise<void>
}

/** What a person asked for: whether it runs, what went wrong, and how long a rate limit still lasts. */
export function useAction(): Action {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<ApiError>()
  const [waitSeconds, setWaitSeconds] = useState(0)

  useEffect(() => {
    if (waitSeconds === 0) return
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [waitSeconds])

  const run = async (work: () => Promise<void>) => {
    setRunning(true)
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      const refused = thrown instanceof ApiError ? thrown : new ApiError('unexpected', String(thrown))
      setError(refused)
      setWaitSeconds(refused.waitSeconds ?? 0)
    } finally {
      setRunning(false)
    }
  }
  return { error, busy: running || waitSeconds > 0, waitSeconds, run }
}

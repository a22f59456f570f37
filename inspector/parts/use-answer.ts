/** An answer of the control API that a view shows, asked for again whenever something may have changed. */
import { useEffect, useState } from 'preact/hooks'
import type { Inspector } from '../inspector.ts'

export interface Told<Answer> {
  readonly answer: Answer | undefined
  /** Why there is none. */
  readonly problem: string | undefined
}

/** @param path undefined where nothing is wanted. */
export function useAnswer<Answer>(inspector: Inspector, path: string | undefined): Told<Answer> {
  const [told, setTold] = useState<Told<Answer> & { path?: string | undefined }>({
    answer: undefined,
    problem: undefined,
  })
  const version = inspector.version.value
  const world = inspector.world.value

  useEffect(() => {
    if (path === undefined) return
    let isWanted = true
    inspector.get<Answer>(path).then(
      (answer) => isWanted && setTold({ answer, problem: undefined, path }),
      (error: unknown) =>
        isWanted &&
        setTold({ answer: undefined, problem: error instanceof Error ? error.message : String(error), path }),
    )
    return () => {
      isWanted = false
    }
  }, [inspector, path, version, world])
  return told
}

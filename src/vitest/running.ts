/** The platforms of the tests that run: what a matcher is about that is not given one. */

const running = new Set<object>()

/** @returns What ends it. */
export function begun(platform: object): () => void {
  running.add(platform)
  return () => void running.delete(platform)
}

/** Undefined where there is none, and where tests run side by side. */
export function onlyPlatform(): object | undefined {
  const [first, ...others] = running
  return others.length === 0 ? first : undefined
}

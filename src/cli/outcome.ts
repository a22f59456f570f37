/** How a command ends: its exit code, which only a command that has a verdict of its own sets. */
export interface Outcome {
  code: number
  /** For a failure of ours, which is no mistake by the caller. */
  failureCode: number
}

/** 0 conforms, 1 broken, 2 wrong usage, 3 there is no verdict: too little could be asked, the target could not be reached or we failed. */
export const exitCodes = { conforms: 0, broken: 1, none: 3, error: 3 } as const

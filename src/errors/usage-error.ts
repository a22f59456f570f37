/**
 * A mistake by the person using this package, never an answer of the platform. The message says what failed, on what,
 * why, and what to do next; `code` stays the same between versions.
 */
export type UsageErrorCode =
  | 'INVALID_OPTION'
  | 'INVALID_WORLD'
  | 'INVALID_SNAPSHOT'
  | 'INVALID_LOG'
  | 'INVALID_DURATION'
  | 'INVALID_TIME'
  | 'INVALID_WORLD_NAME'
  | 'UNKNOWN_WORLD'
  | 'DUPLICATE_WORLD'
  | 'TOO_MANY_WORLDS'
  | 'UNKNOWN_OPERATION'
  | 'UNDECLARED_CODE'
  | 'UNKNOWN_RECORD'
  | 'NOT_REACHED'
  | 'UNKNOWN_COLLECTION'
  | 'UNKNOWN_INDEX'
  | 'DUPLICATE_KEY'
  | 'CANNOT_LISTEN'
  | 'UNREADABLE_FILE'
  | 'INVALID_SPEC'
  | 'INVALID_TARGET'
  | 'UNREACHABLE_TARGET'
  | 'REFUSED_TOKEN'
  | 'INVALID_LEDGER'
  | 'MISSING_PACKAGE'

export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code: UsageErrorCode

  constructor(code: UsageErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

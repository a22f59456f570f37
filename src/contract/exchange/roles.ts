/** Whose token a request carries; kept apart so that the flags of the command need nothing else. */

/** Whose token a request carries. `owner` is whom everything is made for; `second` is somebody else. */
export const roles = ['owner', 'second', 'blocked', 'viewer', 'bound', 'revoked'] as const
export type Role = (typeof roles)[number]

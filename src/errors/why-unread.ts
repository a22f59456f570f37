/** Why a file could not be read, as whoever named it understands it. */
export function whyUnread(path: string, cause: unknown): string {
  if (/^https?:/i.test(path)) return 'it is an address, and nothing is fetched'
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const reason = typeof code === 'string' ? reasons[code] : undefined
  return reason ?? (cause instanceof Error ? cause.message : String(cause))
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'what should be its folder is none',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
}

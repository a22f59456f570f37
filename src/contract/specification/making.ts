/** Which operations make something, by what `x-resource` says that they do. */

export function isMaking(action: string): boolean {
  return action === 'create' || action === 'upsert' || action === 'replace'
}

/** Members by which somebody would call a thing. */
const naming =
  /^(name|key|title|slug|label|alias|host(name)?|domain|email|(user|display|full)_?name|login|code|url|uid|id)$/i

export function isNaming(member: string): boolean {
  return naming.test(member)
}

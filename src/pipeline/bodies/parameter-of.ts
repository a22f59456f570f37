/** The value of a parameter of a media type, such as `boundary` of `multipart/form-data; boundary="a;b"`. */
export function parameterOf(contentType: string, name: string): string | undefined {
  for (const [, key = '', quoted, plain] of contentType.matchAll(
    /;[ \t]*([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g,
  )) {
    if (key.toLowerCase() === name) return quoted?.replaceAll(/\\(.)/g, '$1') ?? plain
  }
  return undefined
}

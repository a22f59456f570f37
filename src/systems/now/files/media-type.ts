/** The media type that the name of a file suggests. */

const byExtension: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['gif', 'image/gif'],
  ['htm', 'text/html; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['ico', 'image/x-icon'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['js', 'application/javascript; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['map', 'application/json; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['mjs', 'application/javascript; charset=utf-8'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['ts', 'text/plain; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['wasm', 'application/wasm'],
  ['webm', 'video/webm'],
  ['webp', 'image/webp'],
  ['woff', 'font/woff'],
  ['woff2', 'font/woff2'],
  ['xml', 'application/xml; charset=utf-8'],
  ['yaml', 'text/yaml; charset=utf-8'],
  ['yml', 'text/yaml; charset=utf-8'],
  ['zip', 'application/zip'],
])

/** `myfolder/other.js` -> `application/javascript; charset=utf-8`; bytes of no known kind where the name says nothing. */
export function mediaTypeOf(path: string): string {
  const [, extension = ''] = /[^/]\.([^./]+)$/.exec(path) ?? []
  return byExtension.get(extension.toLowerCase()) ?? 'application/octet-stream'
}

/** What a client would rather read, by its `Accept`. */

/** Whether JSON is asked for more than a page is; who takes anything takes a page. */
export function prefersJson(accept = '*/*'): boolean {
  const ranges = accept.toLowerCase().split(',').map(readRange)
  const [json, html] = [wish(ranges, 'application/json'), wish(ranges, 'text/html')]
  return json.quality > html.quality || (json.quality === html.quality && json.precision > html.precision)
}

interface Range {
  readonly type: string
  readonly quality: number
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim())
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 }
}

/** The most precise range that covers a media type decides. */
function wish(ranges: readonly Range[], type: string): { readonly quality: number; readonly precision: number } {
  const covering = ['*/*', `${type.split('/')[0]}/*`, type]
  const precisionOf = (range: Range): number => covering.indexOf(range.type)
  const [best] = ranges.toSorted((one, other) => precisionOf(other) - precisionOf(one))
  if (best === undefined || precisionOf(best) === -1) return { quality: 0, precision: -1 }
  return { quality: best.quality, precision: precisionOf(best) }
}

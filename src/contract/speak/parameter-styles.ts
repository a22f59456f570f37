/** How a value is written in a query, a form or a path: OpenAPI's table of styles, and `content` where a parameter has that. */
import { isObject, type JsonObject } from '../../spec/pointer.ts'

/** Of a parameter, or of a property of a form: `style`, `explode`, and `content` of a parameter. */
type Manner = JsonObject | undefined

/** What joins the parts of a value that is written as one. */
const joints: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' }

/** @returns What stands between the signs `&`, encoded; nothing for an empty list that would be repeated. */
export function writtenInQuery(name: string, value: unknown, manner: Manner): string[] {
  const pair = (key: string, text: string): string => `${encodeURIComponent(key)}=${text}`
  if (isObject(manner?.content)) return [pair(name, encodeURIComponent(JSON.stringify(value)))]
  const { style = 'form', explode = style === 'form' } = manner ?? {}
  if (style === 'deepObject') return deep(name, value).map(([key, text]) => pair(key, encodeURIComponent(text)))
  const joint = joints[String(style)] ?? ','
  if (Array.isArray(value)) {
    const parts = value.map(written)
    return explode === true ? parts.map((part) => pair(name, part)) : [pair(name, parts.join(joint))]
  }
  if (isObject(value)) {
    const members = membersOf(value)
    return explode === true
      ? members.map(([key, part]) => pair(key, part))
      : [pair(name, members.flatMap(([key, part]) => [encodeURIComponent(key), part]).join(joint))]
  }
  return [pair(name, written(value))]
}

/** A value of a path, which is a text by then. */
export function writtenInPath(name: string, value: string, manner: Manner): string {
  const text = encodeURIComponent(value)
  if (manner?.style === 'label') return `.${text}`
  return manner?.style === 'matrix' ? `;${encodeURIComponent(name)}=${text}` : text
}

/** What is left out is not written at all. */
function membersOf(value: JsonObject): [string, string][] {
  return Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, written(part)]]))
}

/** What has parts of its own, where no style speaks of them, is written as JSON. */
function written(value: unknown): string {
  return encodeURIComponent(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))
}

function deep(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((each, index) => deep(`${name}[${index}]`, each))
  if (isObject(value)) return Object.entries(value).flatMap(([key, part]) => deep(`${name}[${key}]`, part))
  return value === undefined ? [] : [[name, String(value)]]
}

/** The parameters of a document as the contract kit sends them: by path, query and headers, of which Cookie is one. */
import { child, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { parametersIn } from '../path-names.ts'
import { cookieValue, isTokens } from './unaskable.ts'

/** @param place What the parameters are of, for the sentences on what is left out. */
export function keepParameters(document: JsonObject, owner: Located, place: string, leftOut: string[]): Json[] {
  const parameters = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
  const cookies: string[] = []
  const kept = parameters.filter((_, index) => {
    const parameter = child(document, owner, 'parameters', String(index))
    const where = parameter?.value.in
    const name = parameter?.value.name
    const isNamed = typeof name === 'string' && name !== ''
    if (isNamed && (where === 'path' || where === 'query' || where === 'header')) return true
    if (parameter === undefined || !isNamed || where !== 'cookie')
      leftOut.push(
        `${place}: its parameter ${index + 1} is not sent, because it has no ${isNamed ? 'place that is known' : 'name'}`,
      )
    else if (parameter.value.required !== true) leftOut.push(`${place}: the cookie ${name} is not sent`)
    else if (!isTokens(document, name))
      cookies.push(`${name}=${encodeURIComponent(String(cookieValue(document, parameter)))}`)
    return false
  })
  if (cookies.length === 0) return kept
  return [...kept, { name: 'Cookie', in: 'header', required: true, example: cookies.join('; '), schema: {} }]
}

/** All that have a name and a place that is known. */
export function namedParameters(document: JsonObject, owner: Located): Json[] {
  const parameters = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
  return parameters.filter((_, index) => {
    const { name, in: place } = child(document, owner, 'parameters', String(index))?.value ?? {}
    return typeof name === 'string' && name !== '' && places.has(String(place))
  })
}

/** Names of headers that are declared, whatever stands beside them. */
export function headersOf(document: JsonObject, owner: Located): string[] {
  const parameters = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
  return parameters.flatMap((_, index) => {
    const { name, in: place } = child(document, owner, 'parameters', String(index))?.value ?? {}
    return place === 'header' && typeof name === 'string' ? [name] : []
  })
}

const places: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie'])

/** The parameters that a path names and nobody declares: they may be any text. */
export function undeclaredParameters(document: JsonObject, path: string, owners: readonly Located[]): Json[] {
  const declared = new Set(
    owners.flatMap((owner) => {
      const parameters = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
      return parameters.flatMap((_, index) => {
        const parameter = child(document, owner, 'parameters', String(index))?.value
        return parameter?.in === 'path' ? [String(parameter.name)] : []
      })
    }),
  )
  return parametersIn(path)
    .filter((name) => !declared.has(name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
}

/** PUT makes what is not there yet, under a key that the sender chooses, where nothing else makes it and the document says that it does. */
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { parametersIn } from '../path-names.ts'
import { typesOf } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { type Found, title } from './found.ts'
import type { Place } from './place.ts'

/** The operation of an element that makes it; undefined where none is said to, or what it makes could not be removed. */
export function upsertAmong(document: JsonObject, members: readonly Found[], collection: string): Found | undefined {
  const put = members.find((each) => each.as === 'put')
  const isRemoved = members.some((each) => each.as === 'delete')
  const isRead = members.some((each) => each.as === 'get')
  if (put === undefined || !isRemoved || !isRead || !isSaidToMake(put)) return undefined
  return isFree(document, put) && !isJoin(document, put, collection) ? put : undefined
}

export function claimUpsert({ claim, link, members, telling }: Place, put: Found, idName: string | undefined): void {
  const outer = parametersIn(put.path)
  const links = members.map((member) => {
    const operationId = String(member.operation.value.operationId)
    const parameters = parametersIn(member.path).map((name, index) => [name, `$request.path.${outer[index] ?? name}`])
    return [operationId, { operationId, parameters: Object.fromEntries(parameters) }] as const
  })
  const by = idName === undefined ? [] : [idName]
  claim(put, { action: 'upsert', by, unique: [] }, `${title(put)} creates what is called {${telling.parameter}}`)
  const status = Object.keys(isObject(put.operation.value.responses) ? put.operation.value.responses : {})
    .filter((each) => each.startsWith('2'))
    .at(0)
  if (status !== undefined) link(put, Object.fromEntries(links), status)
}

function isSaidToMake({ operation: { value } }: Found): boolean {
  const { responses, operationId, summary, description } = value
  if (isObject(responses) && responses[201] !== undefined && responses[201] !== responses[202]) return true
  const [said = ''] = typeof description === 'string' ? description.split(/[.\n]/, 1) : []
  return [operationId, summary, said].some(
    (text) => typeof text === 'string' && wordsOf(text).some((word) => /^(creates?|upserts?)$/.test(word)),
  )
}

/** Whether the sender may choose any text. */
function isFree(document: JsonObject, put: Found): boolean {
  const name = parametersIn(put.path).at(-1)
  const parameter = parameterOf(document, put, name)
  const schema = parameter && child(document, parameter, 'schema')?.value
  return (
    schema !== undefined && schema.enum === undefined && schema.const === undefined && typesOf(schema)?.[0] === 'string'
  )
}

function parameterOf(document: JsonObject, { item, operation }: Found, name: string | undefined): Located | undefined {
  return locateParameters(document, item, operation).find(({ value }) => value.name === name && value.in === 'path')
}

/** `/teams/{team}/users/{user}` lets in who is made elsewhere. */
function isJoin(document: JsonObject, { path }: Found, collection: string): boolean {
  const last = collection.split('/').at(-1) ?? ''
  const paths = isObject(document.paths) ? document.paths : {}
  return Object.entries(paths).some(
    ([other, item]) =>
      isObject(item) &&
      !path.startsWith(`${other}/`) &&
      other !== path &&
      (other.endsWith(`/${last}`) || other.includes(`/${last}/{`)) &&
      (item.post !== undefined || item.put !== undefined) &&
      parametersIn(other).length < parametersIn(path).length,
  )
}

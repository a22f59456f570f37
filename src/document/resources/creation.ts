/** POST to a collection creates, where its answer tells how what it makes is found: by its id, its Location or the links it declares. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { operationsIn } from '../adapt-document.ts'
import { signingOf } from '../adapting/signing.ts'
import { flat, lastWord, parametersIn, plain, trim } from '../path-names.ts'
import { elementsSchema, shapeOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'
import { above, type Found, title } from './found.ts'
import { idIn } from './id-in.ts'
import type { Place, Rule } from './place.ts'
import { successSchema } from './success-schema.ts'
import { uniqueIn } from './unique.ts'

export const creation: Rule = (place) => {
  const { document, create, parameter, telling, members, claim, note, say, link } = place
  if (create === undefined || signingOf(document, create.path, create.method, create.operation) === 'in') return
  if (isJoining(place, create)) return
  if (isPartOfOne(document, create)) {
    note(`${title(create)} answers what it stands below`)
    return
  }
  const answer = successSchema(document, create.operation)
  const hasLinks = isObject(answer?.response.value.links)
  const id = answer?.schema && (idIn(document, answer.schema, telling) ?? idInFirst(place, create, answer.schema))
  const location = Object.keys(isObject(answer?.response.value.headers) ? answer.response.value.headers : {}).find(
    (name) => name.toLowerCase() === 'location',
  )
  const isBare = id === undefined && answer?.schema !== undefined && isBareKey(document, answer.schema, telling)
  const isTold = id !== undefined || location !== undefined || hasLinks || isBare
  // What nobody is told of is made only where it can be removed.
  const isRemoved = members.some((each) => each.as === 'delete')
  const shown = isTold || !isRemoved ? undefined : idInList(place)
  if (answer !== undefined && shown !== undefined) {
    const flags = { by: [shown.name], unique: uniqueIn(place, create), 'x-told-by-list': true }
    claim(create, { action: 'create', ...flags }, `${title(create)} creates`)
    link(create, linksFrom(create.path, place, [...shown.within, shown.name]), answer.status)
    say(`{${parameter}} is "${shown.name}" of what comes into the list, for ${title(create)} does not tell it`)
    return
  }
  if (answer === undefined || !isTold) {
    note(`${title(create)} answers nothing by which what it makes could be found, so it is not called`)
    return
  }
  const by = members.length === 0 && id !== undefined ? { by: [id.name] } : {}
  const [list, first] = id?.within ?? []
  const inList = list !== undefined && first === '0' ? { 'x-in-list': list } : {}
  claim(
    create,
    { action: 'create', ...by, ...inList, unique: uniqueIn(place, create, id?.name) },
    `${title(create)} creates`,
  )
  if (hasLinks || members.length === 0) return
  const called = isBare ? [] : id && [...id.within, id.name]
  link(create, linksFrom(create.path, place, called), answer.status)
  say(
    `{${parameter}} is ${called === undefined ? 'the last segment of the Location header' : called.length === 0 ? 'all' : `"${called.join('.')}"`} of ${title(create)}'s answer`,
  )
}

/** An answer that is a number or a text, as the parameter of the path of one is: the id of what was made, and nothing else. */
function isBareKey(document: JsonObject, answer: Located, { schema, declared }: Place['telling']): boolean {
  const [type, ...others] = shapeOf(document, answer).types
  const isKey = type === 'integer' || (type === 'string' && shapeOf(document, answer).keywords.format === 'uuid')
  return declared !== undefined && others.length === 0 && isKey && schema.type === type
}

/** `POST /tasks/{task}/labels` with a `label_id` puts among what a task has one of those that are made at `/labels`. */
function isJoining({ document, telling }: Place, { path, operation }: Found): boolean {
  const body = child(document, operation, 'requestBody')
  const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
  const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  const word = telling.collection
  const isMadeAlone = [...operationsIn(document)].some(
    ([other, method]) =>
      (method === 'post' || method === 'put') &&
      !other.includes('{') &&
      lastWord(other) === word &&
      parametersIn(path).length > 0,
  )
  if (schema === undefined || !isMadeAlone) return false
  const names = [...shapeOf(document, schema).properties.keys()]
  const isKey = (name: string): boolean => isSingularOf(/^(.+?)(?:uu)?id$/.exec(flat(name))?.[1] ?? '', flat(word))
  return names.some(isKey) && names.filter((name) => !isKey(name) && !isOwnTime(name)).length <= 1
}

function isOwnTime(name: string): boolean {
  return /^(?:id|created|updated|createdat|updatedat)$/.test(flat(name))
}

/** `POST /carts/{id}/items` that answers the cart puts something into it. */
function isPartOfOne(document: JsonObject, { path, operation }: Found): boolean {
  const answer = successSchema(document, operation)?.schema
  const parent = plain(above(trim(path)))
  if (answer === undefined || !parent.endsWith('}')) return false
  return [...operationsIn(document)].some(
    ([other, method, each]) =>
      method === 'get' && plain(other) === parent && successSchema(document, each)?.schema?.pointer === answer.pointer,
  )
}

/** What an element of the list is told by. */
function idInList({ document, lists: [list], telling }: Place): ReturnType<typeof idIn> {
  const schema = list && successSchema(document, list.operation)?.schema
  const elements = schema && elementsSchema(document, schema)
  return elements && idIn(document, elements, telling)
}

/** What takes a list of things, or answers with one: the first is the one that was made. */
function idInFirst({ document, telling }: Place, { operation }: Found, answer: Located): ReturnType<typeof idIn> {
  const { collection } = telling
  const body = child(document, operation, 'requestBody')
  const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
  const sent = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  const taken = sent && listIn(document, sent)
  const given = listIn(document, answer)
  // What is sent as it is answered is the thing, and a list in it that is called otherwise is one of its members.
  const [asked, told] = [sent, answer].map((schema) => schema && targetOf(document, schema).replace(/__request$/, ''))
  if (asked === told && given?.name !== undefined && flat(given.name) !== flat(collection)) return undefined
  // Who takes one may answer a list of one.
  const isOne = taken === undefined && given?.name === undefined
  if (given === undefined || (!isOne && taken?.name !== given.name)) return undefined
  const found = idIn(document, given.elements, telling)
  return (
    found && { within: [...(given.name === undefined ? [] : [given.name]), '0', ...found.within], name: found.name }
  )
}

/** Pointer of what a schema is or refers to. */
function targetOf(document: JsonObject, { pointer, value }: Located): string {
  return typeof value.$ref === 'string' ? (locate(document, value.$ref)?.pointer ?? pointer) : pointer
}

/** The only list in a value; its name where it is no list itself. */
function listIn(
  document: JsonObject,
  schema: Located,
): { readonly name: string | undefined; readonly elements: Located } | undefined {
  const { types, items, properties } = shapeOf(document, schema)
  if (types.includes('array')) return items && { name: undefined, elements: items }
  const lists = [...properties].flatMap(([name, property]) => {
    const { types: own, items: elements } = shapeOf(document, property)
    return own.includes('array') && elements !== undefined ? [{ name, elements }] : []
  })
  return lists.length === 1 ? lists[0] : undefined
}

/** @param id Where the id stands in the answer; without it, the Location ends with it. */
function linksFrom(createPath: string, { members }: Place, id: readonly string[] | undefined): Record<string, Json> {
  const expression =
    id === undefined
      ? '$response.header.Location'
      : id.length === 0
        ? '$response.body'
        : `$response.body#/${id.join('/')}`
  // The same place may be called otherwise in another path.
  const outer = parametersIn(createPath)
  const links = members.map((member): [string, Json] => {
    const operationId = String(member.operation.value.operationId)
    const parameters = parametersIn(member.path).map((name, index, names) => {
      const given = outer[index]
      // What has a path of its own is made below something else, whose id stands where its own does.
      return [name, given === undefined || index === names.length - 1 ? expression : `$request.path.${given}`]
    })
    return [
      operationId,
      {
        operationId,
        parameters: Object.fromEntries(parameters),
        ...(id === undefined ? { 'x-last-segment': true } : {}),
      },
    ]
  })
  return Object.fromEntries(links)
}

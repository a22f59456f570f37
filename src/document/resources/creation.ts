/** POST to a collection creates, where its answer tells how what it makes is found: by its id, its Location or the links it declares. */
import { isObject, type Json } from '../../spec/pointer.ts'
import { isIdOf, parametersIn } from '../path-names.ts'
import { pathToProperty } from '../shape.ts'
import { title } from './found.ts'
import type { Place, Rule } from './place.ts'
import { successSchema } from './success-schema.ts'
import { uniqueIn } from './unique.ts'

export const creation: Rule = (place) => {
  const { document, create, parameter, members, claim, note, say, link } = place
  if (create === undefined) return
  const answer = successSchema(document, create.operation)
  const hasLinks = isObject(answer?.response.value.links)
  const id = answer?.schema && pathToProperty(document, answer.schema, (name) => isIdOf(name, parameter))
  const location = Object.keys(isObject(answer?.response.value.headers) ? answer.response.value.headers : {}).find(
    (name) => name.toLowerCase() === 'location',
  )
  if (answer === undefined || (id === undefined && location === undefined && !hasLinks)) {
    note(`${title(create)} answers nothing by which what it makes could be found, so it is not called`)
    return
  }
  const by = members.length === 0 && id !== undefined ? { by: [id.name] } : {}
  claim(create, { action: 'create', ...by, unique: uniqueIn(place, create) }, `${title(create)} creates`)
  if (hasLinks || members.length === 0) return
  const called = id && [...id.within, id.name]
  link(create, linksFrom(create.path, place, called), answer.status)
  say(
    `{${parameter}} is ${called === undefined ? 'the last segment of the Location header' : `"${called.join('.')}"`} of ${title(create)}'s answer`,
  )
}

/** @param id Where the id stands in the answer; without it, the Location ends with it. */
function linksFrom(createPath: string, { members }: Place, id: readonly string[] | undefined): Record<string, Json> {
  const expression = id === undefined ? '$response.header.Location' : `$response.body#/${id.join('/')}`
  // The same place may be called otherwise in another path.
  const outer = parametersIn(createPath)
  const links = members.map((member): [string, Json] => {
    const operationId = String(member.operation.value.operationId)
    const parameters = parametersIn(member.path).map((name, index) => {
      const given = outer[index]
      return [name, given === undefined ? expression : `$request.path.${given}`]
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

/** A model in words, for people. */
import type { CollectionModel, ListModel, Model, OperationModel } from '../../document/model/model.ts'
import type { CredentialPlace } from '../../spec/contract.ts'

type Named = readonly [id: string, operation: OperationModel]

export function explanation(model: Model, credentials: readonly CredentialPlace[]): string {
  const operations = Object.entries(model.operations)
  const signing = operations.filter(([, { does }]) => does === 'sign')
  const madeUp = operations.filter(([, { does }]) => does === 'example')
  const alone = operations.filter(
    ([, { collection, does }]) =>
      !['example', 'sign'].includes(does) && model.collections[collection ?? ''] === undefined,
  )
  const lines = [
    `${model.title} at ${model.basePath === '' ? '/' : model.basePath}: ${operations.length} operations, ${operations.length - madeUp.length} of them with state`,
    '',
    ...Object.entries(model.collections).flatMap(([name, collection]) =>
      collectionText(
        name,
        collection,
        operations.filter((each) => each[1].collection === name),
      ),
    ),
    ...section('There is one of it', alone.map(operationText)),
    ...section('Who somebody is', signing.map(whyText)),
    ...section('Made up: an example of the document, or data that fits, and nothing changes', madeUp.map(whyText)),
    ...(credentials.length === 0
      ? ['No operation asks for a token.', '']
      : section('Tokens are read from', credentials.map(placeText))),
    ...section('Inferred, where the document says nothing; x-resource and x-life-cycle say otherwise', model.inferred),
    ...section('Not taken over', model.leftOut),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`), '']
}

function collectionText(name: string, collection: CollectionModel, operations: readonly Named[]): string[] {
  return section(`${name}: ${factsOf(collection, operations).join('; ')}`, [
    ...operations.map(operationText),
    ...stateText(collection),
  ])
}

function factsOf(
  { key, isKeySent, unique, owners, order, isMade }: CollectionModel,
  operations: readonly Named[],
): string[] {
  const parents = [
    ...new Set(
      operations.flatMap(([, each]) => (each.action === null ? each.parents.map((parent) => parent.collection) : [])),
    ),
  ]
  return [
    `known by ${key}${isKeySent ? ', which who creates one may say' : ''}`,
    ...(parents.length === 0 ? [] : [`below ${parents.join(', ')}`]),
    ...(unique.length === 0 ? [] : [`no two share ${unique.join(', ')}`]),
    order.replaceAll('-', ' '),
    ...(owners === 'all' ? ['each for the account that made it'] : []),
    ...(isMade ? [] : ['nobody can make one, so that a few are there']),
  ]
}

function operationText([id, operation]: Named): string {
  const { method, path, does, list, status, refusedIn } = operation
  const what = does.replaceAll('-', ' ')
  const refused = refusedIn.length === 0 ? '' : `; refused where it is ${refusedIn.join(', ')}`
  return `${method} ${path} (${id}): ${what}, ${status}${list === null ? '' : listText(list)}${refused}`
}

function whyText([id, { method, path, why }]: Named): string {
  return `${method} ${path} (${id}): ${why}`
}

function listText({ paging, filters, search, sort, fields }: ListModel): string {
  const facts = [
    ...(paging === null
      ? []
      : [`pages by ${paging.kind} (${[paging.limit, paging.from].filter((each) => each !== null).join(', ')})`]),
    ...(Object.keys(filters).length === 0 ? [] : [`filters ${Object.keys(filters).join(', ')}`]),
    ...(search === null ? [] : [`search ${search}`]),
    ...(sort === null ? [] : [`order ${[sort.parameter, sort.direction].filter((each) => each !== null).join(', ')}`]),
    ...(fields === null ? [] : [`fields ${fields}`]),
  ]
  return facts.map((fact) => `; ${fact}`).join('')
}

function stateText({ states }: CollectionModel): string[] {
  if (states === null) return []
  const written = states.cycle?.transitions ?? []
  const events = new Set(written.map(({ on }) => on))
  const leads = [
    ...written.map(({ from, to, on }) => `${on ?? 'time'} leads from ${from.join(' or ')} to ${to}`),
    ...Object.entries(states.actions).flatMap(([word, state]) =>
      events.has(word) ? [] : [`${word} leads to ${state}`],
    ),
  ]
  return [[`${states.property} is ${states.names.join(', ')}, at first ${states.initial}`, ...leads].join('; ')]
}

function placeText(place: CredentialPlace): string {
  switch (place.in) {
    case 'bearer':
      return 'Authorization: Bearer TOKEN'
    case 'basic':
      return 'Authorization: Basic, the token as name or password'
    default:
      return `the ${place.in} ${place.name}`
  }
}

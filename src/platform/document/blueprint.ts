/** The blueprint of documents that somebody brings: each is understood once, and behaves by that; all of them stand on one world. */
import type { Understood } from '../../document/model/understand.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { digestOfText } from '../../log/digest.ts'
import { createRouter } from '../../pipeline/routing/router.ts'
import type { Contract } from '../../spec/contract.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { beginningWith } from '../blueprint/beginning.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import { refuseOption } from '../options.ts'
import { keptApart } from './apart.ts'
import { documentFiller, documentRecords, seedOfNothing } from './beginning.ts'
import type { DocumentReading } from './options.ts'
import { type Part, partOf, understandAt } from './part.ts'
import { documentPopulation } from './population.ts'

export interface NamedDocument {
  /** Below it the document stands where another has the same base path, as `/NAME`. */
  readonly name?: string | undefined
  /** OpenAPI 3.0 or 3.1, parsed; references within it only. */
  readonly document: unknown
}

export interface DocumentBlueprint extends Blueprint {
  /** One a document, in their order. */
  readonly settings: readonly Setting[]
}

/** @throws UsageError INVALID_SPEC, INVALID_OPTION */
export function documentBlueprint(
  documents: readonly NamedDocument[],
  { server, strict = false, behaviours = {} }: DocumentReading,
): DocumentBlueprint {
  const understood = keptApart(
    placed(documents, server),
    documents.map(({ name }) => name),
  )
  refuseUnknownOperations(behaviours, understood)
  const parts = understood.map((each) => partOf(each, strict, behaviours))
  const settings = parts.map(({ setting }) => setting)
  const contract = contractOf(parts)
  const partWith = new Map(parts.flatMap((part) => [...part.behaviours.keys()].map((id) => [id, part] as const)))
  // Only who reads the log asks for it.
  let digest: string | undefined
  return {
    settings,
    profile: 'documented',
    contract,
    get digest() {
      digest ??= digestOfText(JSON.stringify([understood, strict, Object.keys(behaviours).toSorted()]))
      return digest
    },
    router: createRouter(contract),
    validatorOf: (key) => partWith.get(key.slice(0, key.indexOf('.')))?.validatorOf(key),
    behaviours: new Map(parts.flatMap((part) => [...part.behaviours])),
    sites: [],
    exposedHeaders: exposedHeaders(
      settings.flatMap(({ model }) => Object.values(model.operations).flatMap(({ headers }) => headers)),
    ),
    defaultWorld: seedOfNothing,
    beginningOf: (beginning) => beginningWith(beginning, (data) => documentFiller(data, beginning, settings)),
    population: documentPopulation(settings),
    problemOfOutsideDns: () => ({
      pointer: '',
      field: 'outsideDns',
      sentence: 'This platform is one of another document, and looks at no nameserver.',
    }),
    recordsOf: (name, world) => documentRecords(name, world, settings),
  }
}

/** Each at its own base path; of those that share one, each below its name. */
function placed(documents: readonly NamedDocument[], server: string | undefined): Understood[] {
  const understood = documents.map(({ document }) => understandAt(document, server))
  const bases = understood.map(({ model }) => model.basePath)
  return understood.map((each, index) => {
    const { basePath, title } = each.model
    if (bases.filter((base) => base === basePath).length === 1) return each
    const { name, document } = documents[index] ?? { document: undefined }
    if (name === undefined || !/^[\w-]+$/.test(name))
      refuse(
        `${JSON.stringify(title)} and another one both stand at ${JSON.stringify(basePath === '' ? '/' : basePath)}`,
        'Give each a name of letters, digits, - and _, as NAME=FILE: it stands at /NAME then.',
      )
    return understandAt(document, `http://localhost/${name}`)
  })
}

function contractOf(parts: readonly Part[]): Contract {
  const contracts = parts.map(({ contract }) => contract)
  const [first] = contracts
  if (first === undefined) refuse('there is none', 'Give one document or more.')
  const merged = <Name extends keyof Contract>(name: Name): Contract[Name] =>
    // Tables of one kind make a table of that kind.
    Object.assign({}, ...contracts.map((contract) => contract[name])) as Contract[Name]
  const places = contracts.flatMap(({ credentialPlaces }) => credentialPlaces)
  return {
    systems: contracts.flatMap(({ systems }) => systems),
    operations: merged('operations'),
    errors: merged('errors'),
    rateLimits: merged('rateLimits'),
    accountLimits: merged('accountLimits'),
    ids: merged('ids'),
    lifeCycles: merged('lifeCycles'),
    credentialPlaces: [...new Map(places.map((place) => [JSON.stringify(place), place])).values()],
  }
}

function refuseUnknownOperations(behaviours: object, understood: readonly Understood[]): void {
  const ids = understood.flatMap(({ model }) => Object.keys(model.operations))
  const unknown = Object.keys(behaviours).find((id) => !ids.includes(id))
  if (unknown === undefined) return
  refuseOption(
    'behaviours',
    `the document has no operation ${JSON.stringify(unknown)}`,
    `The nearest are ${nearestNames(unknown, ids).join(', ')}.`,
  )
}

function exposedHeaders(declared: readonly string[]): string[] {
  return [...new Set(['link', 'location', 'etag', 'retry-after', 'www-authenticate', ...declared])]
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_SPEC', `Failed to play the documents: ${why}. ${next}`)
}

/** The blueprint of what documents were understood to mean: all of them stand on one world. */
import type { Understood } from '../../document/model/understand.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { digestOfText } from '../../log/digest.ts'
import { formReaders } from '../../pipeline/bodies/form-readers.ts'
import { createRouter } from '../../pipeline/routing/router.ts'
import type { Contract } from '../../spec/contract.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { beginningWith } from '../blueprint/beginning.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import { documentCollections } from '../inspection/document-collections.ts'
import { documentTexts } from '../inspection/document-texts.ts'
import { refuseOption } from '../options.ts'
import { documentFiller, documentRecords, seedOfNothing } from './beginning.ts'
import type { DocumentReading } from './options.ts'
import { type Part, type Played, partOf } from './part.ts'
import { documentPopulation } from './population.ts'

export interface DocumentBlueprint extends Blueprint {
  /** One a document, in their order. */
  readonly settings: readonly Setting[]
}

/** @throws UsageError INVALID_SPEC, INVALID_OPTION */
export function playedBlueprint(
  played: readonly Played[],
  { strict = false, behaviours = {} }: Omit<DocumentReading, 'server'>,
): DocumentBlueprint {
  const understood = played.map((each) => each.understood)
  refuseUnknownOperations(behaviours, understood)
  const parts = played.map((each) => partOf(each, strict, behaviours))
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
    formReaders,
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
    collections: documentCollections(settings, contract.operations),
    texts: async () => documentTexts(settings),
    recordsOf: (name, world) => documentRecords(name, world, settings),
  }
}

function contractOf(parts: readonly Part[]): Contract {
  const contracts = parts.map(({ contract }) => contract)
  const [first] = contracts
  if (first === undefined)
    throw new UsageError('INVALID_SPEC', 'Failed to play the documents: there is none. Give one document or more.')
  const merged = <Name extends keyof Contract>(name: Name): Contract[Name] =>
    // Tables of one kind make a table of that kind. What is made when it is asked for stays so.
    contracts.reduce(
      (table, contract) => Object.defineProperties(table, Object.getOwnPropertyDescriptors(contract[name])),
      {},
    ) as Contract[Name]
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

/**
 * What is asked of every collection, as requirements: what the document states is a MUST, what follows from the meaning of its methods and
 * paths (RFC 9110) is a SHOULD.
 */
import type { JsonObject } from '../../../spec/pointer.ts'
import type { Collection } from './collections.ts'

interface Aspect {
  readonly level: 'MUST' | 'SHOULD' | 'BEYOND'
  /** `{name}` is the collection's. */
  readonly text: string
  readonly why: string
}

export type AspectName =
  | 'read-back'
  | 'location'
  | 'listed'
  | 'safe'
  | 'pages'
  | 'page-size'
  | 'unique'
  | 'failed-write'
  | 'deleted'
  | 'replaced'
  | 'idempotent'
  | 'updated'
  | 'no-lost-write'
  | 'states'
  | 'cases'
  | 'strict'
  | 'closed'
  | 'filters'
  | 'sorted'
  | 'totals'
  | 'versions'
  | 'conditional'
  | 'stamped'
  | 'nested'
  | 'within'
  | 'owned'
  | 'below'
  | 'acted'
  | 'acted-once'
  | 'credentials'

const aspects: Readonly<Record<AspectName, Aspect>> = {
  'read-back': {
    level: 'SHOULD',
    text: 'What was written to {name} is what is read from it.',
    why: 'the operations that make and read share a path',
  },
  location: {
    level: 'MUST',
    text: 'The Location of a new element of {name} leads to it.',
    why: 'the header is declared, and RFC 9110, section 10.2.2, says what it means',
  },
  listed: {
    level: 'SHOULD',
    text: 'An element of {name} is in its list exactly once.',
    why: 'the operations that make and list share a path',
  },
  safe: {
    level: 'MUST',
    text: 'Reading {name} changes nothing.',
    why: 'GET is safe (RFC 9110, section 9.2.1)',
  },
  pages: {
    level: 'SHOULD',
    text: 'The pages of {name} hold every element once, and agree under another size.',
    why: 'the list has parameters of paging',
  },
  'page-size': {
    level: 'SHOULD',
    text: 'No page of {name} has more elements than were asked for.',
    why: 'the list has a parameter for the size of a page',
  },
  unique: {
    level: 'MUST',
    text: 'No two elements of {name} share what is declared unique.',
    why: 'the property is declared unique',
  },
  'failed-write': {
    level: 'SHOULD',
    text: 'A refused write to {name} changes nothing.',
    why: 'the document declares that such a write is refused',
  },
  deleted: {
    level: 'SHOULD',
    text: 'What was deleted from {name} is found no more, neither by itself nor in the list.',
    why: 'DELETE removes (RFC 9110, section 9.3.5)',
  },
  replaced: {
    level: 'SHOULD',
    text: 'PUT replaces an element of {name} as a whole: what it leaves out is not kept.',
    why: 'PUT replaces the state of its target (RFC 9110, section 9.3.4)',
  },
  idempotent: {
    level: 'MUST',
    text: 'The same PUT twice leaves {name} as once.',
    why: 'PUT is idempotent (RFC 9110, section 9.2.2)',
  },
  updated: {
    level: 'SHOULD',
    text: 'PATCH of an element of {name} changes what it sends and nothing else.',
    why: 'PATCH modifies in part (RFC 5789)',
  },
  'no-lost-write': {
    level: 'SHOULD',
    text: 'A later write to {name} does not undo an earlier one that succeeded.',
    why: 'both were answered with success',
  },
  states: {
    level: 'MUST',
    text: 'The state of an element of {name} moves along the declared transitions, in their time, and never back.',
    why: 'the life cycle is declared',
  },
  cases: {
    level: 'MUST',
    text: '{name} takes what its schemas allow, up to each bound, and refuses what they do not.',
    why: 'the schemas are declared',
  },
  strict: {
    level: 'BEYOND',
    text: '{name} refuses texts that are not of their format, and media types that it does not declare.',
    why: 'JSON Schema lets a format be no more than a note',
  },
  closed: {
    level: 'SHOULD',
    text: '{name} refuses members that its schemas forbid.',
    why: 'the schema allows no other members, and the operation declares a refusal',
  },
  filters: {
    level: 'SHOULD',
    text: 'A list of {name} that is asked for a value has what has that value, and nothing else.',
    why: 'the list has a parameter that is named for a property of its elements',
  },
  sorted: {
    level: 'SHOULD',
    text: 'A list of {name} is in the order that it is asked for.',
    why: 'the list has a parameter for its order, whose values are named for properties of its elements',
  },
  totals: {
    level: 'SHOULD',
    text: 'What a list of {name} tells of itself is so: how many elements and pages it has, whatever their size, and whether another comes.',
    why: 'the answer has a member that is named for it',
  },
  versions: {
    level: 'MUST',
    text: 'A change of {name} that is bound to another version is refused.',
    why: 'If-Match and 412 are declared, and RFC 9110, section 13.1.1, says what they mean',
  },
  conditional: {
    level: 'MUST',
    text: 'Of an element of {name} that is known already nothing is sent again, and of one that was changed since all of it.',
    why: 'If-None-Match, ETag and 304 are declared, and RFC 9110, section 13.1.2, says what they mean',
  },
  stamped: {
    level: 'SHOULD',
    text: 'The time at which an element of {name} was changed moves when it is changed.',
    why: 'the answer has a member that is named for it, and that nobody may send',
  },
  nested: {
    level: 'SHOULD',
    text: '{name} answers nothing below what is not there.',
    why: 'its path names what it stands below, and 404 is declared',
  },
  within: {
    level: 'SHOULD',
    text: 'An element of {name} is found, changed and removed within what it was made in, and nowhere else.',
    why: 'its path names what it stands in, and 404 is declared',
  },
  owned: {
    level: 'SHOULD',
    text: 'An element of {name} is there for the account that made it alone.',
    why: 'the document says that each has its own',
  },
  below: {
    level: 'SHOULD',
    text: 'What is declared below an element of {name} answers for one that is there.',
    why: 'its path names the element',
  },
  acted: {
    level: 'SHOULD',
    text: 'After an action on an element of {name} it is what the action is called for.',
    why: 'the document has a state, or a member, of that name',
  },
  'acted-once': {
    level: 'SHOULD',
    text: 'An action on an element of {name} is refused in the states in which the document says so.',
    why: '409 is declared for it, and its words say when',
  },
  credentials: {
    level: 'MUST',
    text: 'Without its credential no operation on {name} is answered.',
    why: 'the security of the operations is declared',
  },
}

/** The id of a requirement of a collection. */
export function idOf(collection: Pick<Collection, 'name'>, aspect: AspectName): string {
  return `${collection.name}/${aspect}`
}

/** Entries for `components.x-requirements`. */
export function requirementsOf(
  collections: readonly Collection[],
  alsoAskedOf: (collection: Collection) => ReadonlySet<AspectName>,
): Record<string, JsonObject> {
  return Object.fromEntries(
    collections.flatMap((collection) =>
      Object.entries<Aspect>(aspects)
        // The keys are the table's own.
        .filter(([aspect]) => {
          const name = aspect as AspectName
          return applies(collection, name) || alsoAskedOf(collection).has(name)
        })
        .map(([aspect, { level, text, why }]): [string, JsonObject] => [
          `${collection.name}/${aspect}`,
          { level, text: text.replaceAll('{name}', collection.name), source: { assumption: why } },
        ]),
    ),
  )
}

/** Whether the operations of a collection are such that it could be asked; of some aspects `alsoAsked` knows. */
export function applies(collection: Collection, aspect: AspectName): boolean {
  const { read, list, remove, replace, update, states, unique, hasLocation, paging } = collection
  switch (aspect) {
    case 'read-back':
      return read !== undefined
    case 'location':
      return hasLocation
    case 'listed':
      return list !== undefined
    case 'safe':
      return read !== undefined
    case 'pages':
      return paging !== undefined
    case 'page-size':
      return typeof paging?.limit === 'string'
    case 'unique':
      return unique.length > 0
    case 'deleted':
      return remove !== undefined && (read ?? list) !== undefined
    case 'replaced':
    case 'idempotent':
      return replace !== undefined && read !== undefined
    case 'updated':
    case 'no-lost-write':
      return (update ?? replace) !== undefined && read !== undefined
    case 'states':
      return states !== undefined
    case 'closed':
      return collection.isClosed
    case 'filters':
    case 'sorted':
    case 'totals':
    case 'versions':
    case 'conditional':
    case 'stamped':
    case 'nested':
    case 'within':
    case 'owned':
    case 'below':
    case 'acted':
    case 'acted-once':
      return false
    case 'credentials':
      return operationsOf(collection).some(({ secured }) => secured)
    default:
      return true
  }
}

export function operationsOf({ create, read, list, replace, update, remove }: Collection): Collection['create'][] {
  return [create, list, read, replace, update, remove].filter((operation) => operation !== undefined)
}

/** What a schema says and the fake no longer holds its input to, one keyword at a time; and what it no longer takes. */
import { type DocumentMutant, over, playing } from '../mutant.ts'

const books = 'books takes what its schemas allow and refuses the rest >'
const notes = 'notes takes what its schemas allow and refuses the rest >'
const boards = 'boards takes what its schemas allow and refuses the rest >'
const cards = 'boards/cards takes what its schemas allow and refuses the rest >'
const tenant = 'orgs/notes takes what its schemas allow and refuses the rest >'

const book = ['components', 'schemas', 'Book']
const newNote = ['components', 'schemas', 'NewNote']
const notePatch = ['components', 'schemas', 'NotePatch']
const newBoard = ['components', 'schemas', 'NewBoard']
const newCard = ['components', 'schemas', 'NewCard']

export const schemaMutants: readonly DocumentMutant[] = [
  ...over('books', [
    {
      name: 'maxLength is not held',
      killedBy: `${books} createBook: title of 81 characters`,
      plays: playing(['components', 'schemas', 'Title', 'maxLength']),
    },
    {
      name: 'maxLength of an element is not held',
      killedBy: `${books} createBook: tags.0 of 31 characters`,
      plays: playing([...book, 'properties', 'tags', 'items', 'maxLength']),
    },
    {
      name: 'minLength is not held',
      killedBy: `${books} createBook: title of 0 characters`,
      plays: playing(['components', 'schemas', 'Title', 'minLength']),
    },
    {
      name: 'pattern is not held',
      killedBy: `${books} createBook: isbn not of its pattern`,
      plays: playing([...book, 'properties', 'isbn', 'pattern']),
    },
    {
      name: 'enum is not held',
      killedBy: `${books} createBook: genre of another value`,
      plays: playing(['components', 'schemas', 'Genre', 'enum']),
    },
    {
      name: 'minimum is not held',
      killedBy: `${books} createBook: pages too small`,
      plays: playing(['components', 'schemas', 'Pages', 'minimum']),
    },
    {
      name: 'maximum is not held',
      killedBy: `${books} createBook: pages too large`,
      plays: playing(['components', 'schemas', 'Pages', 'maximum']),
    },
    {
      name: 'exclusiveMinimum is not held',
      killedBy: `${books} createBook: price as small as it may not be`,
      plays: playing([...book, 'properties', 'price', 'exclusiveMinimum']),
    },
    {
      name: 'maxItems is not held',
      killedBy: `${books} createBook: tags with too many elements`,
      plays: playing([...book, 'properties', 'tags', 'maxItems']),
    },
    {
      name: 'the type of elements is not held',
      killedBy: `${books} createBook: tags.0 of another type`,
      plays: playing([...book, 'properties', 'tags', 'items'], {}),
    },
    {
      name: 'integer takes fractions',
      killedBy: `${books} createBook: pages with a fraction`,
      plays: playing(['components', 'schemas', 'Pages', 'type'], 'number'),
    },
    {
      name: 'the maximum of a parameter is not held',
      killedBy: `${books} listBooks: limit too large`,
      plays: playing(
        ['paths', '/books', 'get', 'parameters'],
        [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, default: 20 } },
          { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } },
        ],
      ),
    },
    {
      name: 'the type of a parameter is not held',
      killedBy: `${books} listBooks: offset of another type`,
      plays: playing(
        ['paths', '/books', 'get', 'parameters'],
        [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 } },
          { name: 'offset', in: 'query', schema: { default: 0 } },
        ],
      ),
    },
    {
      name: 'a text at its bound is refused',
      killedBy: `${books} createBook: title of 80 characters`,
      plays: playing(['components', 'schemas', 'Title', 'maxLength'], 79),
    },
    {
      name: 'a number at its bound is refused',
      killedBy: `${books} createBook: pages as large as it may be`,
      plays: playing(['components', 'schemas', 'Pages', 'maximum'], 4999),
    },
    {
      name: 'null is refused where it may be',
      killedBy: 'books keeps what is seldom sent > makes one with null and empty lists',
      plays: playing([...book, 'properties', 'subtitle', 'type'], 'string'),
    },
  ]),
  ...over('notes', [
    {
      name: 'required is not held',
      killedBy: `${notes} createNote: without kind`,
      plays: playing([...newNote, 'required'], ['name']),
    },
    {
      name: 'an unknown member is taken',
      killedBy: `${notes} createNote: the body with an unknown member`,
      plays: playing([...newNote, 'additionalProperties']),
    },
    {
      name: 'an unknown member of a change is taken',
      killedBy: `${notes} updateNote: the body with an unknown member`,
      plays: playing([...notePatch, 'additionalProperties']),
    },
    {
      name: 'minProperties is not held',
      killedBy: `${notes} updateNote: the body with too few members`,
      plays: playing([...notePatch, 'minProperties']),
    },
    {
      name: 'the bound of a change is not held',
      killedBy: `${notes} updateNote: weight too large`,
      plays: playing([...notePatch, 'properties', 'weight', 'maximum']),
    },
    {
      name: 'the enum of a parameter is not held',
      killedBy: `${notes} listNotes: kind of another value`,
      plays: playing(
        ['paths', '/notes', 'get', 'parameters'],
        [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 20 } },
          { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0 } },
          { name: 'kind', in: 'query', schema: { type: 'string' } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['weight', '-weight'] } },
        ],
      ),
    },
  ]),
  ...over('tenant', [
    {
      name: 'the type of a text is not held',
      killedBy: `${tenant} post_orgs_orgId_notes: text of another type`,
      plays: playing(['paths', '/orgs/{orgId}/notes', 'post', 'requestBody', 'content', 'application/json', 'schema'], {
        type: 'object',
        required: ['text'],
        properties: { text: { maxLength: 40 } },
      }),
    },
  ]),
  ...over('boards', [
    {
      name: 'minItems is not held',
      killedBy: `${boards} createBoard: columns with too few elements`,
      plays: playing([...newBoard, 'properties', 'columns', 'minItems']),
    },
    {
      name: 'uniqueItems is not held',
      killedBy: `${boards} createBoard: columns with an element twice`,
      plays: playing([...newBoard, 'properties', 'columns', 'uniqueItems']),
    },
    {
      name: 'maxProperties is not held',
      killedBy: `${boards} createBoard: marks with too many members`,
      plays: playing([...newBoard, 'properties', 'marks', 'maxProperties']),
    },
    {
      name: 'the schema of members of any name is not held',
      killedBy: `${boards} createBoard: marks with a member of another type`,
      plays: playing([...newBoard, 'properties', 'marks', 'additionalProperties']),
    },
    {
      name: 'the type of a truth value is not held',
      killedBy: `${boards} createBoard: archived of another type`,
      plays: playing([...newBoard, 'properties', 'archived', 'type']),
    },
    {
      name: 'multipleOf is not held',
      killedBy: `${cards} createCard: worth between two steps`,
      plays: playing([...newCard, 'properties', 'worth', 'multipleOf']),
    },
    {
      name: 'exclusiveMaximum is not held',
      killedBy: `${cards} createCard: worth as large as it may not be`,
      plays: playing([...newCard, 'properties', 'worth', 'exclusiveMaximum']),
    },
    {
      name: 'oneOf is not held',
      killedBy: `${cards} createCard: assignee with an unknown member`,
      plays: playing([...newCard, 'properties', 'assignee'], { type: 'object' }),
    },
    {
      name: 'what replaces is not held to its schema',
      killedBy: `${cards} replaceCard: without text`,
      plays: playing(
        ['paths', '/boards/{boardId}/cards/{cardId}', 'put', 'requestBody', 'content', 'application/json', 'schema'],
        {
          type: 'object',
          properties: { text: { type: 'string' }, worth: {}, due: {}, assignee: {} },
        },
      ),
    },
  ]),
]

/** What a server keeps of a thing by itself: when it was made and changed, how often, how many of what it has, and where it is. */
import { shapeOf } from '../../../document/shape.ts'
import { wordsOf } from '../../../document/words.ts'
import type { Json, JsonObject, Located } from '../../../spec/pointer.ts'
import { formatTime } from '../../../world/clock.ts'
import { isOfType } from '../../answers/show.ts'
import { type Maker, namesMaker, type Person } from '../account.ts'

/** What is known of a thing when a value is stamped. */
export interface Stamped {
  readonly createdAt: number
  readonly updatedAt: number
  readonly version: number
  /** Its path, from the root of the server. */
  readonly path: string
  /** Of who made it. */
  readonly username: string
  readonly email: string
  readonly accountId: string
  /** The same by its id, and in all that is known, where who made it signed up. */
  readonly maker?: Maker
  readonly person?: Person
  /** What one of its collection is called. */
  readonly kind?: string
}

type Stamp = (stamped: Stamped, schema: Located, document: JsonObject) => Json | undefined

const created =
  /^(?:date)?(created?|creation|inserted|added|registered|joined|published|posted|opened|placed|ordered|submitted|uploaded|started|occurred|received|recorded|issued|date)(at|on|date|time|datetime|timestamp|dateutc|utc)?$/
const updated =
  /^(?:date)?(last)?(updated|update|modified|modification|changed|edited|touched|refreshed|lastactivity)(at|on|date|time|datetime|timestamp|utc)?$/
const later =
  /^(deleted|archived|cancell?ed|completed|finished|ended|closed|resolved|expired|revoked|removed|suspended|disabled|deactivated|paid|shipped|delivered|verified|approved|rejected|decided|reviewed|refunded|declined|merged|locked|read|seen|error|errorcode|errormessage|lastlogin|lastused|lastseen|lastrun|lasterror)(at|on|date|time|datetime|timestamp|by)?$/

/** Whether it is the time of something that has not happened to what was just made. */
export function isLater(name: string): boolean {
  const flat = wordsOf(name).join('')
  return later.test(flat) || reasonOfEnd.test(flat)
}

/** Why something came to an end, of what has not. */
const reasonOfEnd =
  /^(?:reject\w{0,4}|cancel\w{0,6}|fail\w{0,4}|declin\w{0,2}|closing|closed?|void\w{0,3}|refund\w{0,2}|terminat\w{0,3}|suspen\w{0,4})reasons?$/

/** Whether it is the time at which a server made or changed it. */
export function isOwnTime(name: string): boolean {
  const flat = wordsOf(name).join('')
  return flat !== 'date' && /creat|updat|modif/.test(flat) && (created.test(flat) || updated.test(flat))
}

/** The value that a property has by itself; undefined where it has none, null where nothing happened yet. */
export function stampOf(name: string, schema: Located, document: JsonObject, stamped: Stamped): Json | undefined {
  const flat = wordsOf(name).join('')
  const maker = makerAs(name, schema, document, stamped)
  if (maker !== undefined) return maker
  for (const [isIt, stamp] of stamps) {
    const value = isIt.test(flat) ? stamp(stamped, schema, document) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

const stamps: readonly (readonly [RegExp, Stamp])[] = [
  [created, ({ createdAt }, schema, document) => timeAs(createdAt, schema, document)],
  [/^timestamp$/, ({ createdAt }, schema, document) => timeAs(createdAt, schema, document)],
  [updated, ({ updatedAt }, schema, document) => timeAs(updatedAt, schema, document)],
  [later, (_, schema, document) => (shapeOf(document, schema).types.includes('null') ? null : undefined)],
  [
    /^(version|revision|rev|generation|lockversion|rowversion)$/,
    ({ version }, schema, document) => numberAs(version, schema, document),
  ],
  [
    /^(count|total)|(count|counts)$|^(comments|replies|likes|stars|stargazers|forks|watchers|followers|views|votes|shares|downloads|subscribers|openissues)$/,
    (_, schema, document) => numberAs(0, schema, document),
  ],
  [
    /^(createdby|author|owner|creator|createdbyid|ownerid|creatorid|addedby|updatedby)$/,
    ({ username, accountId }, schema, document) =>
      shapeOf(document, schema).types.includes('string') && isFree(shapeOf(document, schema).keywords)
        ? /id$/.test(schema.pointer)
          ? accountId
          : username
        : undefined,
  ],
  [/^(self|href|selflink|selfurl|resourceuri|uri)$/, ({ path }, schema, document) => urlAs(path, schema, document)],
  [/^links$/, ({ path }, schema, document) => linksAs(path, schema, document)],
]

/** The id of who made it, where the property names that; undefined where it does not, or an example shows something else. */
function makerAs(name: string, schema: Located, document: JsonObject, { maker }: Stamped): Json | undefined {
  if (maker === undefined || !namesMaker(name, maker)) return undefined
  const { types, keywords } = shapeOf(document, schema)
  const { format, pattern, example, enum: values } = keywords
  const isOther =
    values !== undefined || pattern !== undefined || (format !== undefined && !isOfFormat(maker.id, format))
  // A name is none that looks like an id.
  const isNamed =
    typeof example === 'string' && typeof maker.id === 'string' && !/[\d-]/.test(example) && /\d/.test(maker.id)
  return isOther || isNamed || !isOfType(maker.id, types) ? undefined : maker.id
}

function isOfFormat(id: string | number, format: Json): boolean {
  if (format === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(id))
  return format !== 'email' && format !== 'uri' && format !== 'date-time'
}

/** `{ self: { href } }` of HAL and `{ self }` of JSON:API; undefined where more has to be there. */
function linksAs(path: string, schema: Located, document: JsonObject): Json | undefined {
  const { properties, required } = shapeOf(document, schema)
  const self = properties.get('self')
  if (self === undefined || [...required].some((name) => name !== 'self')) return undefined
  const href = shapeOf(document, self).properties.get('href')
  const address = urlAs(path, href ?? self, document)
  return address === undefined ? undefined : { self: href === undefined ? address : { href: address } }
}

/** A time as its schema has it: as a text, a day, seconds or milliseconds; undefined where it is no time. */
export function timeAs(ms: number, schema: Located, document: JsonObject): Json | undefined {
  const { types, keywords } = shapeOf(document, schema)
  if (types.includes('integer') || types.includes('number')) {
    const { example, maximum } = keywords
    const isMilliseconds = (typeof example === 'number' && example > 1e11) || keywords.format === 'int64'
    const isSeconds = (typeof example === 'number' && example < 1e11) || (typeof maximum === 'number' && maximum < 1e11)
    return isMilliseconds && !isSeconds ? ms : Math.floor(ms / 1000)
  }
  if (!types.includes('string')) return undefined
  if (keywords.format === 'date') return formatTime(ms).slice(0, 10)
  return /^date-?_?time$/i.test(String(keywords.format)) || isFree(keywords) ? formatTime(ms) : undefined
}

function numberAs(value: number, schema: Located, document: JsonObject): Json | undefined {
  const { types, keywords } = shapeOf(document, schema)
  if (!types.includes('integer') && !types.includes('number')) return undefined
  return typeof keywords.minimum === 'number' && keywords.minimum > value ? keywords.minimum : value
}

function urlAs(path: string, schema: Located, document: JsonObject): Json | undefined {
  const { types, keywords } = shapeOf(document, schema)
  if (!types.includes('string') || !isFree(keywords)) return undefined
  return keywords.format === 'uri' ? `http://localhost${path}` : path
}

/** Nothing but that it is a text is said of it. */
function isFree({ format, pattern, enum: values, const: only }: JsonObject): boolean {
  return (
    (format === undefined || format === 'uri' || format === 'uri-reference') &&
    pattern === undefined &&
    values === undefined &&
    only === undefined
  )
}

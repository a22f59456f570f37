/**
 * The model: what two accounts should have, kept in @mswjs/data, a store with relations and a query language that nobody here
 * wrote. It finds by scanning what the platform's collections find by index.
 */
import { factory, nullable, oneOf, primaryKey } from '@mswjs/data'

export function createStore() {
  return factory({
    account: { id: primaryKey(String), username: String, email: String, name: String },
    deployment: {
      id: primaryKey(String),
      ordinal: Number,
      owner: oneOf('account'),
      name: String,
      host: String,
      createdAt: Number,
      state: String,
      sinceMs: Number,
      busyAtMs: Number,
      reads: Number,
      fails: Boolean,
      deployingMs: nullable(Number),
      bootingMs: nullable(Number),
      progression: String,
    },
    file: { id: primaryKey(String), ordinal: Number, deployment: oneOf('deployment'), path: String, sha: String },
    content: { id: primaryKey(String), ordinal: Number, owner: oneOf('account'), sha: String, text: String },
    alias: {
      id: primaryKey(String),
      ordinal: Number,
      owner: oneOf('account'),
      deployment: oneOf('deployment'),
      alias: String,
      host: String,
      createdAt: Number,
    },
    domain: {
      id: primaryKey(String),
      ordinal: Number,
      owner: oneOf('account'),
      name: String,
      isExternal: Boolean,
      verified: Boolean,
      verifyToken: nullable(String),
      createdAt: Number,
    },
    record: {
      id: primaryKey(String),
      ordinal: Number,
      domain: oneOf('domain'),
      type: String,
      name: String,
      value: String,
      mxPriority: nullable(Number),
      createdAt: Number,
    },
    outsideText: { id: primaryKey(String), ordinal: Number, name: String, value: String },
    certificate: {
      id: primaryKey(String),
      ordinal: Number,
      owner: oneOf('account'),
      cn: String,
      /** With a space between them. */
      names: String,
      createdAt: Number,
      expiresAt: Number,
      autoRenew: Boolean,
    },
    secret: {
      id: primaryKey(String),
      ordinal: Number,
      owner: oneOf('account'),
      name: String,
      value: String,
      createdAt: Number,
    },
  })
}

export type Store = ReturnType<typeof createStore>
export type Kind = keyof Store & string
export type Entity<K extends Kind> = ReturnType<Store[K]['create']>

/** Those that others point at come first. */
const kinds: readonly Kind[] = [
  'account',
  'deployment',
  'file',
  'content',
  'alias',
  'domain',
  'record',
  'outsideText',
  'certificate',
  'secret',
]

type Plain = Record<string, unknown>

/** Everything in the store as plain data; what an entity points at is named by its id. */
export type StoreDump = Readonly<Record<string, readonly Plain[]>>

const relations = { owner: 'account', deployment: 'deployment', domain: 'domain' } as const

export function dumpStore(store: Store): StoreDump {
  return Object.fromEntries(kinds.map((kind) => [kind, store[kind].getAll().map((entity) => plain(entity))]))
}

function plain(entity: object): Plain {
  return Object.fromEntries(
    Object.entries(entity).map(([name, value]) => [
      name,
      name in relations && typeof value === 'object' && value !== null && 'id' in value ? value.id : value,
    ]),
  )
}

/** A store that has what was dumped. */
export function loadStore(dump: StoreDump): Store {
  const store = createStore()
  for (const kind of kinds) {
    for (const entry of dump[kind] ?? []) {
      const values = Object.entries(entry).map(([name, value]) => [
        name,
        name in relations ? referred(store, relations[name as keyof typeof relations], String(value)) : value,
      ])
      // The dump was made from entities of this kind.
      store[kind].create(Object.fromEntries(values) as never)
    }
  }
  return store
}

function referred(store: Store, kind: 'account' | 'deployment' | 'domain', id: string): unknown {
  return store[kind].findFirst({ where: { id: { equals: id } } })
}

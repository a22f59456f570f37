/** JSON:API as Rails writes it: what things have below `attributes`, what they are related to, and what a query asks for beside them. */
import { expect } from 'vitest'
import { type Step, session } from './session.ts'

const steps: Step[] = [
  { call: 'GET /articles', token: null, gives: 401 },
  {
    call: 'POST /authors',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: { data: { type: 'authors', attributes: { name: 'Ada', email: 'ada@x.test' } } },
    gives: 201,
    has: { data: { id: expect.any(String), type: 'authors', attributes: { name: 'Ada', email: 'ada@x.test' } } },
    keep: { a: 'data.id' },
  },
  {
    call: 'POST /authors',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: { data: { type: 'authors', attributes: { name: 'Ada 2', email: 'ada@x.test' } } },
    gives: 422,
    has: { errors: [{ detail: expect.any(String) }] },
  },
  {
    call: 'POST /authors',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: { data: { type: 'authors', attributes: { name: 'Bob' } } },
    gives: 201,
    has: { data: { attributes: { email: null } } },
    keep: { b: 'data.id' },
  },
  { call: 'GET /authors/{a}', gives: 200, has: { data: { id: '{a}', attributes: { name: 'Ada' } } } },
  {
    call: 'POST /articles',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: {
      data: {
        type: 'articles',
        attributes: { title: 'On engines', body: 'Text' },
        relationships: { author: { data: { type: 'authors', id: '{a}' } } },
      },
    },
    gives: 201,
    has: {
      data: {
        id: expect.any(String),
        type: 'articles',
        attributes: {
          title: 'On engines',
          body: 'Text',
          status: 'draft',
          published_at: null,
          comments_count: 0,
          created_at: expect.stringMatching(/^2026-03-01T08:00/),
        },
        relationships: { author: { data: { type: 'authors', id: '{a}' } }, comments: { data: [] } },
      },
    },
    keep: { x: 'data.id' },
  },
  {
    call: 'POST /articles',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: {
      data: {
        type: 'articles',
        attributes: { title: 'Second one', body: 'Text' },
        relationships: { author: { data: { type: 'authors', id: '{b}' } } },
      },
    },
    gives: 201,
    keep: { y: 'data.id' },
  },
  {
    call: 'POST /articles',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: {
      data: {
        type: 'articles',
        attributes: { title: 'A', body: 'Text' },
        relationships: { author: { data: { type: 'authors', id: '{b}' } } },
      },
    },
    gives: 422,
    has: { errors: [{ status: '422', detail: expect.stringContaining('title') }] },
  },
  { call: 'GET /articles', gives: 200, has: { data: [{ id: '{x}' }, { id: '{y}' }], meta: { total: 2 } } },
  {
    call: 'GET /articles?page[number]=2&page[size]=1',
    gives: 200,
    has: { data: [{ id: '{y}' }], meta: { total: 2, pages: 2 }, links: { next: null, prev: expect.any(String) } },
  },
  { call: 'GET /articles?filter[author_id]={a}', gives: 200, has: { data: [{ id: '{x}' }] } },
  { call: 'GET /articles?sort=-title', gives: 200, has: { data: [{ id: '{y}' }, { id: '{x}' }] } },
  {
    call: 'GET /articles/{x}?include=author',
    gives: 200,
    has: { data: { id: '{x}' }, included: [{ type: 'authors', id: '{a}', attributes: { name: 'Ada' } }] },
  },
  {
    call: 'GET /articles?include=author',
    gives: 200,
    has: {
      included: [
        { type: 'authors', id: '{a}' },
        { type: 'authors', id: '{b}' },
      ],
    },
  },
  { call: 'GET /articles/{x}', gives: 200, lacks: ['included'] },
  {
    call: 'POST /articles/{x}/comments',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: { data: { type: 'comments', attributes: { body: 'Fine' } } },
    gives: 201,
    has: {
      data: {
        type: 'comments',
        attributes: { body: 'Fine' },
        relationships: { article: { data: { type: 'articles', id: '{x}' } } },
      },
    },
    keep: { c: 'data.id' },
  },
  { call: 'GET /articles/{x}/comments', gives: 200, has: { data: [{ id: '{c}' }] } },
  {
    call: 'GET /articles/{x}?include=author,comments',
    gives: 200,
    has: {
      data: {
        attributes: { comments_count: 1 },
        relationships: { comments: { data: [{ type: 'comments', id: '{c}' }] } },
      },
      included: [{ type: 'authors' }, { type: 'comments', attributes: { body: 'Fine' } }],
    },
  },
  {
    call: 'PATCH /articles/{x}',
    afterMs: 1000,
    headers: { 'content-type': 'application/vnd.api+json' },
    send: { data: { type: 'articles', id: '{x}', attributes: { title: 'On engines!' } } },
    gives: 200,
    has: {
      data: {
        attributes: {
          title: 'On engines!',
          body: 'Text',
          status: 'draft',
          updated_at: expect.stringMatching(/08:00:01/),
          created_at: expect.stringMatching(/08:00:00/),
        },
        relationships: { author: { data: { id: '{a}' } } },
      },
    },
  },
  {
    call: 'POST /articles/{x}/publish',
    headers: {},
    gives: 200,
    has: { data: { attributes: { status: 'published', published_at: expect.stringMatching(/^2026-03-01T08:00:01/) } } },
  },
  { call: 'POST /articles/{x}/publish', headers: {}, gives: 409, has: { errors: [{ detail: expect.any(String) }] } },
  { call: 'GET /articles?filter[status]=published', gives: 200, has: { data: [{ id: '{x}' }], meta: { total: 1 } } },
  { call: 'GET /articles?filter[status]=draft', gives: 200, has: { data: [{ id: '{y}' }] } },
  { call: 'GET /articles?fields[articles]=title', gives: 200, has: { data: [{ id: '{x}' }, { id: '{y}' }] } },
  {
    call: 'PATCH /articles/{y}',
    headers: { 'content-type': 'application/vnd.api+json' },
    send: {
      data: { type: 'articles', id: '{y}', relationships: { author: { data: { type: 'authors', id: '{a}' } } } },
    },
    gives: 200,
    has: { data: { relationships: { author: { data: { id: '{a}' } } } } },
  },
  { call: 'GET /articles?filter[author_id]={a}', gives: 200, has: { data: [{ id: '{x}' }, { id: '{y}' }] } },
  { call: 'DELETE /comments/{c}', gives: 204 },
  {
    call: 'GET /articles/{x}',
    gives: 200,
    has: { data: { attributes: { comments_count: 0 }, relationships: { comments: { data: [] } } } },
  },
  { call: 'DELETE /articles/{x}', gives: 204 },
  { call: 'GET /articles/{x}', gives: 404, has: { errors: [{ status: '404' }] } },
  { call: 'GET /articles', gives: 200, has: { data: [{ id: '{y}' }], meta: { total: 1 } } },
]

session('journal', steps)

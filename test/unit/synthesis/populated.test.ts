/** Things that are made up by the number: whole, and named by each other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { createPlatformOf } from '../../../src/document-platform.ts'

const books = parse(readFileSync(new URL('../../contract/any-spec/books-api.yaml', import.meta.url), 'utf8')) as object

it('have what may be sent, name things that are there, and are the same for the same seed', async () => {
  const populated = async () => {
    const platform = createPlatformOf(books, { seed: 5, clock: '2026-03-01T08:00:00.000Z' })
    await platform.populate({ authors: 2, books: 6 })
    return platform
  }
  const platform = await populated()
  const authors = platform.records('authors').map((author) => Object(author).id)
  const made = platform.records('books').map((book) => Object(book))
  expect(made).toHaveLength(6)
  expect(made.filter(({ authorId }) => !authors.includes(authorId))).toEqual([])
  expect(new Set(made.map(({ isbn }) => isbn)).size).toBe(6)
  expect(made.filter(({ title, genre, pages }) => [title, genre, pages].includes(undefined))).toEqual([])
  expect((await populated()).records('books')).toEqual(made)
})

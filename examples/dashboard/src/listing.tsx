import type { ComponentChildren } from 'preact'
import { Notice } from './notice.tsx'
import type { Action } from './use-action.ts'

interface Listed<Item> {
  readonly items: readonly Item[] | undefined
  readonly reload: () => Promise<void>
  readonly loading: Action
}

/** A list with what stands in its place: while it loads, when it could not be had, and when nothing is in it. */
export function Listing<Item>(props: {
  label: string
  empty: string
  list: Listed<Item>
  children: (item: Item) => ComponentChildren
}) {
  const { label, empty, list } = props
  if (list.items === undefined && list.loading.error === undefined) return <p role="status">Loading…</p>
  return (
    <>
      <Notice action={list.loading} retry={list.reload} />
      {list.items?.length === 0 && <p class="empty">{empty}</p>}
      {list.items !== undefined && list.items.length > 0 && (
        <ul class="card list" aria-label={label}>
          {list.items.map(props.children)}
        </ul>
      )}
    </>
  )
}

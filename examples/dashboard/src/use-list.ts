import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Api } from './api.ts'
import { type Action, useAction } from './use-action.ts'

/** A list of the API; `undefined` until it is there. `reload` throws what went wrong, `loading` has it for the first time. */
export function useList<Item>(api: Api, path: string, key: string) {
  const [items, setItems] = useState<readonly Item[]>()
  const loading: Action = useAction()
  const reload = useCallback(async () => {
    const answer = await api.get<Record<string, readonly Item[]>>(path)
    setItems(answer[key] ?? [])
  }, [api, path, key])

  useEffect(() => {
    loading.run(reload)
    // It is loaded once for each list; `loading` is new in each drawing.
  }, [reload])
  return { items, reload, loading }
}

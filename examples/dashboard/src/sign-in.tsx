import { useState } from 'preact/hooks'

export function SignIn({ why, onToken }: { why: string; onToken: (token: string) => void }) {
  const [token, setToken] = useState('')
  return (
    <main class="sign-in">
      <h1>Sign in</h1>
      {why !== '' && (
        <p role="alert" class="notice">
          {why}
        </p>
      )}
      <form
        class="card stacked"
        onSubmit={(event) => {
          event.preventDefault()
          onToken(token.trim())
        }}
      >
        <label>
          Token
          <input
            type="password"
            autocomplete="off"
            required
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
    </main>
  )
}

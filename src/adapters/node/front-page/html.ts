/** The server's page for people: one file without scripts and without anything from elsewhere, under a policy that forbids both. */
import { createHash } from 'node:crypto'
import type { FrontPageFacts } from './facts.ts'

const style = `
:root { color-scheme: light dark; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --ground: #ffffff; --panel: #f6f8fa; --link: #0757b8 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --faint: #9aa5b1; --line: #373e47; --ground: #15191f; --panel: #1f252d; --link: #79b8ff }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 3rem }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25 } h1 small { color: var(--faint); font-weight: 400; font-size: 1rem }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem }
p { margin: .5rem 0 } .faint { color: var(--faint) }
table { width: 100%; border-collapse: collapse }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { color: var(--faint); font-weight: 400; font-size: .875rem }
code, pre { font: .875rem/1.5 ui-monospace, monospace }
pre { margin: .5rem 0; padding: .75rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere }
a { color: var(--link) } a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
`

const hashOfStyle = createHash('sha256').update(style).digest('base64')

/** The icon is an empty one, so that the browser asks for none. */
export const frontPagePolicy: string = `default-src 'none'; style-src 'sha256-${hashOfStyle}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function frontPageHtml(facts: FrontPageFacts): string {
  const { version, profile, url, systems, tokens, control } = facts
  const token = tokens?.[0]?.token ?? 'TOKEN'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nowhere ${escaped(version)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>Nowhere <small>${escaped(version)}, ${escaped(profile)} profile</small></h1>
<p>A deployment platform that runs nowhere: a fake whose answers all fit one OpenAPI document. This server is up at <code>${escaped(url)}</code>.</p>
<p class="faint">State is in memory: it is gone when the server ends.</p>
<h2>Systems</h2>
${table(
  ['system', 'stands in for'],
  systems.map(({ name, origin }) => [name, origin]),
)}
<p class="faint">All of them answer here. Their paths do not collide.</p>
<h2>Tokens</h2>
${
  tokens === undefined
    ? '<p>Only callers on the machine of the server are told the tokens.</p>'
    : table(
        ['account', 'token'],
        tokens.map(({ account, token }) => [account, token]),
      )
}
<p>Send one as <code>Authorization: Bearer ${escaped(token)}</code>.</p>
<h2>Control</h2>
<p>Programs on the same machine move the clock, order faults and reset: <a href="${control}health"><code>${control}health</code></a>,
<a href="${control}journal"><code>${control}journal</code></a>, and</p>
<pre>curl -X POST ${escaped(new URL(url).origin)}${control}reset</pre>
<h2>Documentation</h2>
<p>README.md and docs/ of the package <code>nowhere-kit</code>; <code>nowhere serve --help</code> lists all flags.</p>
</main>
</body>
</html>
`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = head.map((text) => `<th scope="col">${text}</th>`)
  const row = (texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<td><code>${escaped(text)}</code></td>`).join('')}</tr>`
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

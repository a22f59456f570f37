// How the site is built. Nothing of it is fetched by a reader: search is an index of its own, fonts are the system's.
import sidebar from './sidebar.json' with { type: 'json' }

export default {
  title: 'Nowhere',
  description: 'A stateful, deterministic fake of deployment and secrets APIs, or of an OpenAPI document of your own',
  base: process.env.NOWHERE_SITE_BASE ?? '/',
  // Given out as they are.
  srcExclude: ['public/**'],
  // Pages are written for any reader of Markdown: what looks like a tag is text, and an address is a link where it is written as one.
  markdown: { html: false, linkify: false },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Pages', link: '/docs/' },
      { text: 'Contract', link: '/contract/' },
      { text: 'Docstrings', link: '/api/' },
    ],
    sidebar,
  },
}

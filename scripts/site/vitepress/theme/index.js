// The theme as it comes, but for the fonts that it would load.
export { default } from 'vitepress/theme-without-fonts'

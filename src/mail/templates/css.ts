/**
 * The look of the pages, in what mail programs understand: one sheet, no variables, no loaded fonts. Where a program
 * drops it, headings, paragraphs and links remain.
 */
export const mailCss = `
body { margin: 0; padding: 24px 12px; background: #fbfaf6; color: #17141f; font: 17px/1.5 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
.sheet { max-width: 560px; margin: 0 auto; }
.asker { margin: 0 0 28px; font-weight: 800; letter-spacing: -0.01em; }
h1 { margin: 0 0 20px; font: 800 28px/1.15 "Bricolage Grotesque", "Avenir Next", "Segoe UI", Arial, sans-serif; letter-spacing: -0.02em; }
p { margin: 0 0 16px; white-space: pre-line; }
a { color: #37345e; }
.button { display: inline-block; padding: 12px 20px; border-radius: 4px; background: #17141f; color: #fbfaf6; font-weight: 650; text-decoration: none; }
blockquote { margin: 0 0 16px; padding: 4px 0 4px 16px; border-left: 3px solid #e8e6f0; white-space: pre-wrap; }
table { margin: 0 0 16px; border-collapse: collapse; }
th { padding: 4px 20px 4px 0; color: #5c5877; font-weight: 400; text-align: left; vertical-align: top; }
td { padding: 4px 0; font-weight: 650; vertical-align: top; }
.quiet { color: #5c5877; font-size: 15px; }
.foot { margin-top: 32px; padding-top: 16px; border-top: 1px solid #e8e6f0; color: #5c5877; font-size: 14px; }
.foot p { margin-bottom: 8px; }
@media (prefers-color-scheme: dark) {
  body { background: #100e17; color: #f2f0f7; }
  a { color: #bdb8ee; }
  .button { background: #f2f0f7; color: #100e17; }
  blockquote, .foot { border-color: #2c2838; }
  th, .quiet, .foot { color: #a5a0bd; }
}
`

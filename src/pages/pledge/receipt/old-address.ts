import type { RequestHandler } from 'express'

/** Receipts of who posts by hand were at `/r/` once: mails and calendars have such links, open pages such forms. */
export const leadToReceipt: RequestHandler = ({ originalUrl }, res) =>
  res.redirect(308, originalUrl.replace(/^[/]r/i, '/p'))

import type { ProblemStatus } from '../../lib/problem.ts'

type Words = { readonly title: string; readonly text: string }

/** Each says what happened, what was kept and what to do. */
export const errors: Readonly<Record<ProblemStatus, Words>> & {
  /** Of sessions begun from one part of the net. */
  readonly tooManySessions: {
    readonly title: string
    readonly text: (minutes: number) => string
    readonly label: string
  }
  /** Of forms that have mails written, from one part of the net. */
  readonly tooManyAnswers: {
    readonly title: string
    readonly text: (minutes: number) => string
    readonly label: string
  }
  readonly tooManyMails: { readonly title: string; readonly text: (minutes: number) => string; readonly label: string }
  /** The disk is full, or fails. */
  readonly unsaved: Words
  /** What room is left is for pledges and launches. */
  readonly scarce: Words
  /** More people than can be served; `form` where they have sent one. */
  readonly rush: Words & { readonly form: string }
  readonly toStart: string
  readonly incident: (id: string) => string
} = {
  400: {
    title: 'That request could not be read',
    text: 'Your browser sent something we do not understand. Nothing was changed. Go back and try again.',
  },
  403: {
    title: 'This did not come from our page',
    text: 'For your safety we only take a form that was sent from this site. Nothing was changed. Open the page again and send it from there.',
  },
  404: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or the page may have been taken down. Check the link, or start from the list of campaigns.',
  },
  409: {
    title: 'This was overtaken',
    text: 'Something changed between opening the page and sending it, so nothing was done. Open the page again to see how things stand.',
  },
  413: {
    title: 'That is too much at once',
    text: 'What was sent is larger than this page takes. Nothing was changed. Go back, shorten it and send it again.',
  },
  422: {
    title: 'Something in the form is not right',
    text: 'Nothing was changed. Go back, look at what you entered and send it again.',
  },
  429: {
    title: 'Too many requests in a short time',
    text: 'Somebody on your connection sent many requests, so we wait a moment. Nothing is lost. Try again in a minute.',
  },
  500: {
    title: 'This is our mistake',
    text: 'Something on our side broke. What you had confirmed before is kept. Try again in a minute; if it stays like this, tell the people who run this site.',
  },
  502: {
    title: 'The network did not answer as it should',
    text: 'We asked the social network and got no usable answer. Nothing was posted and what you wrote is kept. Try again in a minute.',
  },
  503: {
    title: 'Back in a moment',
    text: 'This site is starting up or being looked after. Pledges that were made are kept. Try again in a minute.',
  },
  tooManySessions: {
    title: 'Very many have begun here from your connection',
    text: minutes =>
      `We keep what people have begun, and there is no more room for your connection just now. What you typed is still in the form: go back and send it again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or from another connection. Whoever has begun can go on.`,
    label: 'See the open campaigns',
  },
  tooManyAnswers: {
    title: 'Very many sign-ins begin from your connection',
    text: minutes =>
      `Each one has us ask another server, so we wait. Nothing that you wrote is lost. Begin again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or from another connection.`,
    label: 'See the open campaigns',
  },
  tooManyMails: {
    title: 'Many mails were asked for from here',
    text: minutes =>
      `Somebody on your connection asked for many, so we wait. What you typed is kept in the form: go back and send it again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or from another connection.`,
    label: 'See the open campaigns',
  },
  unsaved: {
    title: 'We cannot save anything right now',
    text: 'This site has no room left to write to, so what you just sent was not taken. Pledges made before are kept. Go back, keep what you wrote, and send it again in a few minutes.',
  },
  rush: {
    title: 'Very many people are here right now',
    text: 'So many that we cannot show this page to everybody at once. It tries again by itself in a few seconds; you need to do nothing.',
    form: 'What you sent was not taken yet. Your browser still has it: reload this page, and let it send everything again.',
  },
  scarce: {
    title: 'We can save only pledges right now',
    text: 'This site has little room left, and keeps it for pledges, withdrawals and launches. What you just sent was not taken, and nothing was changed. Go back, keep what you wrote, and send it again later.',
  },
  toStart: 'See the open campaigns',
  incident: id => `If you write to us about it, name this number: ${id}`,
}

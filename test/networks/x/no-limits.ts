/** The settings of an X that takes whatever comes. */
export const noLimits = {
  limits: { inFlight: 8, perSecond: null, window: null },
  appLimit: null,
  userReadPrice: 0.01,
  postReadPrice: 0.005,
  bearer: null,
} as const

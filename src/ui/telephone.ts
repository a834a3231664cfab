/** `tel:` for a number as people write it; ten digits are of North America. */
export const telephone = (number: string) => `tel:${number.replace(/[^\d+]/g, '').replace(/^(?=\d{10}$)/, '+1')}`

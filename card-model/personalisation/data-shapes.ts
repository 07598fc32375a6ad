import * as v from 'valibot';

/** So many hexadecimal digits. */
export const hex = (digits: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9A-Fa-f]{${digits}}$`), `must be ${digits} hexadecimal digits`));

/** Text of a pattern; `allowed` says in words what that is. */
export const text = (pattern: RegExp, allowed: string) =>
  v.pipe(v.string(), v.regex(pattern, `must be ${allowed}`));

/** A whole number. */
export const count = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(),
    v.check(
      (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    ),
  );

/** Sections that say nothing about the card, or are for people. */
export const remark = v.optional(v.unknown());

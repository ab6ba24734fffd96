/** A value while it is being put together, member by member: many times faster than spreading those that may be absent. */
export type Writable<T> = { -readonly [Name in keyof T]?: T[Name] };

/** One that has all it must have, while what may be absent is still added. */
export type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

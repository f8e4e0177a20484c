/** Something that is to reach the server once, in its turn. */
export interface Message {
  /** In the order in which the messages were put there. */
  id: number;
  /** The mark of the account that it is of. */
  person: string;
  /** Where it is to be posted. */
  address: string;
  fields: Record<string, string>;
  /** When it was said: milliseconds by this device's clock. */
  at: number;
  /** A later message takes the place of an earlier one in the same slot that has not been sent. */
  slot?: string;
  /** Why the server did not take it, in a sentence. It is told once and not sent again. */
  refused?: string;
}

/** Who is signed in, by the account's mark, and the token for forms that goes with it. */
export interface Token {
  person: string;
  csrf: string;
}

/** What became of a message. */
export interface Answer {
  message: Message;
  /** `elsewhere`: another page has to come first, and the message waits until then. `later`: nobody answered. */
  fate: "arrived" | "refused" | "elsewhere" | "later";
  /** The document of the answer, if there is one: mostly the page to go to next. */
  said: Record<string, unknown> & { next?: string; problem?: string };
}

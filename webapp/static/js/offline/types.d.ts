/** What a session needs, as the server describes it. */
export interface Pack {
  title: string;
  routine: string;
  variant: "gentle" | "standard" | "full";
  /** Whether it is a short session for the worst day. */
  flare: boolean;
  /** From its first step on. */
  seconds: number;
  /** Where it begins, in words: "on the floor". */
  where: string;
  /** The highest rating that it is offered on. */
  up_to: number;
  /** The ratings that its routine is meant for, from and to. */
  meant_for: [number, number];
  /** When the safety questions come first; ISO 8601. */
  valid_until: string;
  /** The token of what shapes it. */
  shape: string;
  page: string;
  plan: string;
  addresses: string[];
  /** About. */
  bytes: number;
}

/** A pack that lies whole on this phone. `version` is that of the static files its page was made for. */
export interface KeptPack extends Pack {
  version: string;
}

/** A session to go on with. */
export interface LeftOpen {
  pack: KeptPack;
  /** Its id. */
  session: string;
  /** The rating before it, nothing where none was given. */
  before: string;
  /** Seconds on the track. */
  position: string;
}

/** What lies on this phone. */
export interface Index {
  packs: KeptPack[];
  /** Of the static files that the offline page was made for. */
  version: string;
}

/** What the server says that this phone should have. */
export interface Wanted {
  person: string;
  packs: Pack[];
}

/** What somebody has chosen for this phone. */
export interface Choice {
  /** `last`: what was done last; `these`: those in `routines`; `nothing`. */
  keep: "last" | "these" | "nothing";
  routines: string[];
  /** Packs that were deleted by hand, as `routine variant`. */
  without: string[];
}

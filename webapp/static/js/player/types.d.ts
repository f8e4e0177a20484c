import type { Outbox } from "../outbox/outbox.js";
import type { Parts } from "./parts.js";
import type { Playback } from "./playback.js";
import type { Screen } from "./screen.js";
import type { Sheets } from "./sheets.js";

/** One step, or one side of a two-sided step. Times are seconds on the track. */
export interface Step {
  id: string;
  name: string;
  start: number;
  end: number;
  side: "left" | "right" | null;
  /** The pose that it is shown by. */
  figure: string;
  /** The address of that pose as a picture. */
  artwork: string;
  /** Whether it is led in its easier form. */
  easier: boolean;
  /** Whether there is an easier form to change to. */
  can_ease: boolean;
  can_leave_out: boolean;
  /** How long it can be held instead, in its unit; nothing where it is not held, or not safely for longer. */
  longer: number | null;
  /** What it is counted in, as "seconds". */
  unit: string | null;
  /** Its place among the counted steps; 0 where it only prepares or ends the session. */
  number: number;
  /** How many steps are counted. */
  of: number;
  /** What is said after "that hurts". */
  way_out: string[];
  /** The address of those words as sound. */
  way_out_audio: string | null;
}

/** One utterance, or a chime, whose text is empty. */
export interface Cue {
  start: number;
  end: number;
  kind: string;
  text: string;
  step: string;
  figure: string;
  /** Whether its words are only shown. */
  silent?: boolean;
}

/** The figure begins to move to a pose at `at` and has arrived at `until`; seconds on the track. */
export interface Moment {
  at: number;
  until: number;
  figure: string;
  /** The address of the way from the pose before; drawn from the pose whose name comes first in the alphabet. */
  movement: string | null;
}

/** Half a breath; seconds on the track. */
export interface Breath {
  at: number;
  until: number;
  way: "in" | "out";
}

/** The document of plan.json, as far as the player reads it. */
export interface PlanDocument {
  /** The token of what shapes the track. */
  shape: string;
  track: string;
  captions: string;
  duration: number;
  steps: Step[];
  cues: Cue[];
  figures: Moment[];
  breaths: Breath[];
  /** Where the place that was sent with a wish is on this track, in seconds. */
  position?: number;
}

/** What is where at one time of the track. Shares go from 0 to 1. */
export interface Place {
  time: number;
  step: Step;
  /** Of the step in the plan. */
  index: number;
  /** The last spoken cue of the step that has begun. */
  cue: Cue | null;
  figure: string;
  /** Share of the step that has passed. */
  inStep: number;
  /** How many of the counted steps lie behind. */
  passed: number;
  /** Share of the counted steps that has passed, each counted alike. */
  inSession: number;
}

/** Something that happened in a step. */
export interface Outcome {
  kind: "eased" | "hurt" | "skipped";
  step: string;
  /** Seconds on the track. */
  position: string;
  /** The same thing sent twice counts once. */
  key: string;
  /** Whether it goes down the leg or feels numb. */
  leg?: boolean;
  /** Where it hurts, if that was said. */
  body_part?: string;
  /** How much it hurts, 1 to 10, if that was said. */
  strength?: string;
}

/** What the modules of the player need from each other. */
export interface Player {
  parts: Parts;
  playback: Playback;
  outbox: Outbox;
  screen: Screen;
  sheets: Sheets;
  /** The address of plan.json. */
  planAddress: string;
  /** The title of the routine, and which variant. */
  routine: string;
  /** What comes after the first sound, or when it is first asked for. Fails where the network does not bring it. */
  extras: () => Promise<Extras>;
  /** Ask how the back is now. With `finished`, the end of the track was reached. */
  finish: (finished?: boolean) => void;
}

/** What can be asked for beside pause, back and next. */
export interface Extras {
  ease(): void;
  hurts(): void;
  repeat(): void;
  longer(): void;
  skip(): void;
  more(): void;
  keys(): void;
}

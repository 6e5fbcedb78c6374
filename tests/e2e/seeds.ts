/** The seed articles the specs read, by words of their titles, and places in them. */
export const PUSH = /Benjamin Netanyahu tells Blinken/;
export const ALONE = /Israel will go it alone on Rafah/;

/** In `PUSH`: a claim, a number inside it, and a source that overlaps its beginning. */
export const CLAIM = 'officials say more than 32,000 Palestinians have been killed';
export const NUMBER = 'more than 32,000';
export const SOURCE = 'Gaza health officials';
export const SENTENCE =
  'Gaza health officials say more than 32,000 Palestinians have been killed in subsequent Israeli bombardments, while many more are feared dead under the debris.';

/** In `PUSH`, well below the first screen. */
export const FAR_DOWN = 'the surgery department at the hospital';
/** In `ALONE`, near its beginning. */
export const NEAR = 'lead a delegation to Washington';

/**
 * The integer program behind gamma, as a port: which candidates to choose, so that no unit is in two
 * of them and what they save together is most. Units in none of them stand alone, so this is the
 * article's set partition (Mathet, Widlöcher & Métivier 2015, section 5.1.2) with lone units as its
 * slack.
 *
 * Exact, and the same for the same candidates; throws where the solver breaks down, for a best
 * choice always exists.
 */
import type { Candidate } from './gamma-candidates.ts';

export type GammaSolver = (candidates: readonly Candidate[]) => Promise<readonly Candidate[]>;

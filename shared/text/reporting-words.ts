/** The words English news reports speech with. Lists of words and nothing else. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Finite forms that are hardly ever anything else. */
export const REPORTING_VERBS = words(`
  said says say told tells tell added adds warned warns announced announces asserted asserts argued
  argues insisted insists stressed stresses underscored underscores underlined underlines reiterated
  reiterates declared declares acknowledged acknowledges admitted admits confirmed confirms explained
  explains noted concluded concludes suggested suggests denied denies deny emphasised emphasized
  emphasises emphasizes maintained maintains alleged alleges predicted predicts wrote writes posted
  tweeted asked asks replied replies responded responds recalled recalls promised promises vowed vows
  pledged threatened assured assures called calls described describes accused accuses believes believed
  found finds revealed reveals estimated testified remarked commented complained lamented joked repeated
  contended contends disclosed stated claimed reported urged
`);
/** Their subject is that of the verb before. */
export const PARTICIPLES = words(`
  adding saying warning stressing insisting arguing noting telling claiming calling announcing
  reiterating explaining suggesting emphasising emphasizing underscoring asserting declaring
`);
/** Nouns, or forms of other verbs, as well. */
export const AMBIGUOUS_VERBS = words(`
  claims claim reports report states state notes note estimates urges demands quotes pledges
`);
export const PRONOUNS = words('he she they it we i you');
/** May stand between a subject and its verb. */
export const BETWEEN = words(`
  has have had is was were be been also then later earlier again now still even once previously
  subsequently meanwhile often never not too both on in last this week month year today yesterday
  monday tuesday wednesday thursday friday saturday sunday
`);
/** Never the last word of a subject, though capitalised or alone. */
export const NO_SUBJECTS = words(`
  and or but that which who whom whose as to of for from with by at into than while when where because
  if so what how why there then here would will could should may might can must do does did not the a an
  this these those monday tuesday wednesday thursday friday saturday sunday january february march april
  june july august september october november december
`);

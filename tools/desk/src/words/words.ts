// Everything the desk says. One catalogue for each language is of this type, so that a sentence that is missing in one
// of them does not compile.

export type Language = "en" | "fr";
export type Status = "pass" | "fail" | "undetermined" | "not_applicable";
export type Outcome = "approve" | "refuse" | "undetermined" | "not_applicable";
export type Decision = "approve" | "refuse" | "more_information";

/// What the server may say that is wrong, as the last part of a problem's type (tools/serve/problem.cpp).
export type Problem =
  | "malformed-request"
  | "malformed-json"
  | "unknown-option"
  | "token-missing"
  | "foreign-origin"
  | "not-found"
  | "method-not-allowed"
  | "too-slow"
  | "job-under-way"
  | "no-result"
  | "precondition-failed"
  | "too-large"
  | "address-too-long"
  | "unsupported-media-type"
  | "range-not-satisfiable"
  | "expectation-failed"
  | "wrong-host"
  | "record-invalid"
  | "too-deep"
  | "too-many-requests"
  | "head-too-large"
  | "no-room"
  | "jobs-full"
  | "job-too-long"
  | "not-kept"
  | "stopping"
  | "failed";

/// How many, and the same in print.
export interface Count {
  count: number;
  written: string;
}

export interface Words {
  // the frame
  desk: string;
  servedBy: (digest: string) => string;
  skip: string;
  theme: string;
  themes: { auto: string; light: string; dark: string };
  recommends: string;
  loading: string;
  failed: string;
  ownWords: (detail: string) => string;
  problems: Record<Problem, string>;
  retry: string;
  tokenAsked: string;
  token: string;
  tokenSend: string;

  // statuses and outcomes
  status: Record<Status, string>;
  exception: string;
  exceptionHolds: string;
  exceptionDoesNotHold: string;
  outcome: Record<Outcome, string>;
  badLine: string;
  recommendation: Record<Outcome, string>;

  // opening
  openTitle: string;
  openLead: string;
  dropHere: string;
  chooseFile: string;
  openWhat: string[];
  emptyRecord: string;
  staysHere: string;
  goesThere: (server: string) => string;
  nothingLeft: string;

  // a caseload
  caseload: string;
  openAnother: string;
  reading: (lines: Count, percent: number) => string;
  readAll: (lines: Count, seconds: string) => string;
  stop: string;
  shown: (shown: Count, all: Count) => string;
  search: string;
  searchHint: string;
  clearFilters: string;
  filterOn: (what: string) => string;
  outcomes: string;
  clausesThatDecide: string;
  clausesThatDecideNote: string;
  nobodyRefused: string;
  cases: (count: Count) => string;
  columns: { line: string; id: string; outcome: string; why: string; missing: string; officer: string };
  any: string;
  noRows: string;
  tableHint: string;
  sortBy: (column: string) => string;
  more: (count: number) => string;
  noId: string;
  caseloads: {
    readPart: (lines: Count, about: string) => string;
    goOn: string;
    gone: string;
    otherPolicy: string;
    tokenWanted: string;
    charts: string;
    departsColumn: string;
    near: string;
    marginUnits: { days: (count: Count) => string; levels: (count: Count) => string; dollars: (amount: string) => string };
    margin: { short: (size: string, unit: string) => string; over: (size: string) => string; off: (size: string) => string; equal: (size: string) => string };
    atLeast: (size: string) => string;
    moreThan: (size: string) => string;
    departs: string;
    agrees: string;
    outdated: string;
    saveRows: string;
    csv: string;
    jsonLines: string;
    print: string;
    fileRows: string;
    tooManyToPrint: (printed: Count, all: Count) => string;
    printedOn: (time: string) => string;
    previous: string;
    next: string;
    placeOf: (place: string, all: Count) => string;
    decisionOn: (title: string) => string;
    rationaleOn: (title: string) => string;
    officerOn: (title: string) => string;
    decidedAt: (title: string) => string;
    noDecision: string;
    notAmong: (all: Count) => string;
    columnsShown: (shown: number, all: Count) => string;
    columnsToShow: string;
    allColumns: string;
    foundColumn: string;
    outcomeAsFiled: string;
  };

  // a record
  back: string;
  unnamed: string;
  asOf: (date: string) => string;
  notDecidable: string;
  facts: string;
  whatIf: string;
  whatIfCount: (count: number) => string;
  whatIfNote: string;
  undo: string;
  redo: string;
  undoAll: string;
  undoFact: (title: string) => string;
  yes: string;
  no: string;
  notKnown: string;
  stated: string;
  none: string;
  choose: string;
  add: (what: string) => string;
  remove: (what: string) => string;
  member: (number: number) => string;
  finding: string;
  bad: { number: string; least: (n: number) => string; above: (n: number) => string; most: (n: number) => string; noc: string; date: string; ambiguous: (text: string, one: string, other: string) => string };
  dateHint: string;
  nocHint: string;
  badRecord: string;

  // the trace
  trace: string;
  clauses: string;
  fullTrace: string;
  note: string;
  why: string;
  changedFrom: (status: string) => string;
  changedCount: (count: number) => string;
  showNotApplicable: string;
  nowOutcome: (outcome: string, changed: number) => string;
  grants: string;
  colon: string;
  semicolon: string;

  // the next question
  nextQuestion: string;
  nextNote: (left: number, isRanked: boolean) => string;
  ranking: string;
  settled: string;
  settledNote: string;
  asksFinding: string;
  asksDocument: (document: string) => string;
  asksFact: string;
  decides: (count: number) => string;
  fillIn: string;
  others: (count: number) => string;

  // the officer
  officer: string;
  officerNote: string;
  decision: string;
  decisions: Record<Decision, string>;
  rationale: string;
  rationaleHint: string;
  officerName: string;
  agrees: string;
  departs: string;
  departsNeedsWhy: string;
  chooseDecision: string;
  recordDecision: string;
  recorded: (decision: string) => string;
  outdated: Record<"facts" | "policy" | "both" | "either", string>;
  cameToThen: (then: string, now: string) => string;
  noRationale: string;
  takeBack: string;

  // exports
  exports: string;
  exportRecord: string;
  exportTrace: string;
  exportNote: string;
  copyNote: string;
  copied: string;
  notCopied: string;
  fileRecord: string;
  fileTrace: string;
  fileNote: string;

  // what is kept
  found: string;
  foundCount: (count: number) => string;
  edits: string;
  mode: string;
  modeFound: string;
  modeWhatIf: string;
  nameNeeded: string;
  notWorkedOut: string;
  decidedOnWhatIf: string;
  whereNeeded: (fact: string) => string;
  waitForWhere: (facts: string) => string;
  where: string;
  heldBack: string;
  saysBoth: string;
  recordAlone: string;

  // why, and the ways between facts and reasons
  or: string;
  asAbove: (count: number) => string;
  moreReasons: (count: number) => string;
  factsRead: string;
  whatIsCited: string;
  toFact: string;
  howItCameAbout: (value: string) => string;
  requested: (count: number) => string;
  decisive: string;
  missing: string;
  openStill: string;
  openStillNote: string;
  unseen: string;
  decidedAs: Record<Decision, string>;
  waitsForTheSame: string;
  notRecorded: string;
  skipTo: string;
  skips: { why: string; next: string; officer: string; facts: string; trace: string };

  // note and letter
  letter: string;
  withReasons: string;
  noLetter: string;
  letterNote: string;
  copyLetter: string;
  saveLetter: string;
  letterCopied: string;
  fileLetter: string;

  fileCase: string;
  exportCase: string;
  stay: string;
  leave: string;
  cancel: string;
  openIt: string;
  leaveTitle: (count: number) => string;
  leaveText: (names: string, isKept: boolean) => string;
  severalDropped: (count: number) => string;
  oneAtATime: string;
  openInPlace: (name: string) => string;
  openInPlaceText: string;
  odd: Record<"empty" | "compressed" | "utf16" | "csv" | "arrayOfNothing" | "tooLarge" | "noRecord", (name: string) => string>;
  relaid: Record<"array" | "laidOut", (name: string, count: number) => string>;
  caseOfOther: (name: string, policy: string) => string;
  caseAltered: (name: string) => string;
  caseOfOtherFormat: (name: string, version: string) => string;
  casePassedOver: (name: string, place: string) => string;
  caseOfOtherVersion: string;
  ofCaseload: (file: string) => string;
  recordNotHere: (file: string) => string;
  fileNotHere: (file: string, isKept: boolean) => string;
  fileReplaced: (file: string) => string;
  otherFile: (file: string) => string;
  tokenWrong: string;
  kept: string;
  keptNote: (server: string) => string;
  clearKept: string;
  keptDecision: string;
  keptChanges: (count: number) => string;
  notSaved: string;
  gone: string;
  otherPolicy: string;
  takeOtherPolicy: string;
  notKept: string;
  conflict: (time: string) => string;
  takeTheirs: string;
  keepMine: string;
  restored: (time: string) => string;
  keptHere: (server: string) => string;
  inNoFile: string;
  inFile: string;
  discard: string;
  wholeRecord: string;
  faultFound: string;
  faultExpected: string;
  notRead: (name: string) => string;
  keptUnread: string;
  saveUnread: string;
  fileUnread: string;
  showAll: (all: Count) => string;
  otherKept: (time: string) => string;
  takeKept: string;
  clearedElsewhere: string;
  cannotRead: (file: string) => string;
  leftOut: (count: number) => string;
}

/**
 * Takes off what a log puts before a record: date and host of syslog, seconds of the kernel's log, the name of the
 * program that passed it on. Null when what follows is no audit record. Such a line is believed as far as whoever may
 * write to that log is; text within a line, where a program's own words stand, never is.
 */
export function readPrefix(line: string): { rest: string; isJournal: boolean } | null {
  if (starts.test(line)) return { rest: line, isJournal: false };
  const [prefix, journal] = prefixes.exec(line) ?? [];
  if (prefix === undefined || prefix === "") return null;
  const rest = line.slice(prefix.length);
  const isJournal = journal !== undefined;
  return isJournal || starts.test(rest) ? { rest, isJournal } : null;
}

const starts = /^(?:(?:node|host)=\S+ )?type=/;

const date =
  /(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:+Z-]*) \S+ /
    .source;
const kernelTime = /\[ *\d+\.\d+\] /.source;
const calendarTime = /\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\] /.source;

const prefixes = new RegExp(
  `^(?:<\\d+>)?(?:${date})?(?:(audit\\[\\d+\\]: )|(?:audispd|audisp-syslog)(?:\\[\\d+\\])?: |(?:kernel: )?(?:${kernelTime}|${calendarTime})?(?:audit: )?)`,
);

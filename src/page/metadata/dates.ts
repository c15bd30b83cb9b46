/**
 * Reads the dates that pages write, into ISO 8601 as far as they are known: `2031-05-16T14:05:00+02:00`, or `2031-05-16`
 * where no zone is given (a time without a zone is no instant). Null for what is no date, or no possible one.
 */
const months: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari jan. stycznia styczeń ledna leden января січня ocak tammikuuta janúar',
      'february feb februar feber février févr fevr febrero febbraio febbr fevereiro fev februari lutego luty února únor февраля лютого şubat helmikuuta febrúar',
      'march mar märz marz maerz mrz mars marzo março marco maart marca marzec března březen марта березня mart maaliskuuta',
      'april apr avril avr abril abr aprile aprilis kwietnia kwiecień dubna duben апреля квітня nisan huhtikuuta apríl',
      'may mai mayo maggio mag maio mei maja maj května květen мая травня mayıs toukokuuta maí',
      'june jun juni juin junio giugno giu junho czerwca czerwiec června červen июня червня haziran kesäkuuta júní',
      'july jul juli juillet juil julio luglio lug julho lipca lipiec července červenec июля липня temmuz heinäkuuta júlí',
      'august aug août aout agosto ago augusti augustus sierpnia sierpień srpna srpen августа серпня ağustos elokuuta ágúst',
      'september sep sept septembre septiembre settembre sett set setembro wrzesnia września wrzesień září сентября вересня eylül syyskuuta september.',
      'october oct oktober okt octobre octubre ottobre ott outubro out października październik října říjen октября жовтня ekim lokakuuta október',
      'november nov novembre noviembre novembro listopada listopad ноября листопада kasım marraskuuta nóvember',
      'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień prosince prosinec декабря грудня aralık joulukuuta desember des',
    ] as const
  ).flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
);

/** `December`, `dez`, `марта`. */
export function isMonthName(word: string): boolean {
  return Object.hasOwn(months, word.toLowerCase());
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** A month's name is any run of three to fourteen characters here and looked up: bounded `\p{L}` takes a third of a second to compile. */
const eastAsian = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const dayFirst =
  /\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?([^\s\d.,;:()/-]{3,14})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:[\s,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|GMT|UTC|[+-]\d{4})?)?/u;
const monthFirst = /(?:^|[\s,.;:()/-])([^\s\d.,;:()/-]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u;
/** `Fri May 16 14:05:00 CEST 2031`: the zone's name is no offset, so only the day is taken. */
const unixDate = /(?:^|\s)([^\s\d.,;:()/-]{3})\s+(\d{1,2})\s+\d{1,2}:\d{2}:\d{2}\s+(?:[A-Z]{1,5}\s+)?(\d{4})$/u;
const dotted = /(?:^|\D)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/;

/** Reads one value. `dayBeforeMonth` decides `05/06/2031` where neither number is above twelve; true unless told. */
export function readDate(value: string | null | undefined, dayBeforeMonth = true): string | null {
  const text = value?.trim().slice(0, 120) ?? '';
  if (text.length < 8) return null;
  const at = iso.exec(text) ?? compact.exec(text);
  if (at !== null) return written(at[1]!, at[2]!, at[3]!, at[4], at[5], at[6], at[7]);
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromEpoch(Number(text));
  const east = eastAsian.exec(text);
  if (east !== null) return written(east[1]!, east[2]!, east[3]!);
  // All other shapes end in a year; asking for it first spares the costlier expressions.
  if (!/\d{4}/.test(text)) return null;
  const day = dayFirst.exec(text);
  const dayMonth = day === null ? undefined : months[day[2]!.toLowerCase()];
  if (day !== null && dayMonth !== undefined)
    return written(day[3]!, String(dayMonth), day[1]!, day[4], day[5], day[6], day[7]);
  const month = monthFirst.exec(text) ?? unixDate.exec(text);
  const number = month === null ? undefined : months[month[1]!.toLowerCase()];
  if (month !== null && number !== undefined) return written(month[3]!, String(number), month[2]!);
  const dots = dotted.exec(text);
  if (dots === null) return null;
  const [, one, two, year] = dots as unknown as [string, string, string, string];
  const monthIsFirst = Number(two) > 12 || (!dayBeforeMonth && text.includes('/') && Number(one) <= 12);
  return monthIsFirst ? written(year, one, two) : written(year, two, one);
}

/** `/article/A2031051614050003561`: a number that begins with a day, an hour and a minute. */
const numbered =
  /\/[A-Z]{0,4}(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d{2,10}(?:\.\w{2,5})?\/?(?:[?#]|$)/;

/** The date in an address: `/2031/05/16/`, `/2031-05-16-`, `/A20310516140500`. */
export function dateInUrl(url: string | null): string | null {
  const path = url?.slice(0, 500) ?? '';
  const found =
    numbered.exec(path) ??
    /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.\-?]|$)/.exec(path);
  return found === null ? null : written(found[1]!, found[2]!, found[3]!);
}

function fromEpoch(number: number): string | null {
  const date = new Date(number > 1e11 ? number : number * 1000);
  const year = date.getUTCFullYear();
  return year >= 1990 && year <= 2100 ? `${date.toISOString().slice(0, 19)}+00:00` : null;
}

function written(
  year: string,
  month: string,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): string | null {
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined || minute === undefined || zone === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${offsetOf(zone)}`;
}

function offsetOf(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return '+00:00';
  const digits = zone.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

type Version = readonly [major: number, minor: number, patch: number, before: string];

/** Negative where `a` is older than `b`; what comes before a release (`2.0.0-beta.1`) is older than it. What is no version is oldest. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)];
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  return compare(left, right);
}

/** Whether a version is one that a `package.json` asks for; undefined where the range is none of npm's common forms. */
export function fitsRange(version: string, range: string): boolean | undefined {
  const found = readVersion(version);
  if (!found) return undefined;
  const choices = range.split('||').map((each) => fitsAll(found, each.trim()));
  return choices.includes(true) ? true : choices.includes(undefined) ? undefined : false;
}

function fitsAll(version: Version, range: string): boolean | undefined {
  const parts = range.replace(/([<>=^~])\s+/g, '$1').split(/\s+/).map((part) => fitsPart(version, part));
  return parts.includes(undefined) ? undefined : parts.every((fits) => fits === true);
}

function fitsPart(version: Version, part: string): boolean | undefined {
  if (part === '' || part === '*' || part === 'latest') return true;
  const match = /^(\^|~|>=|<=|>|<|=)?v?(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(part);
  if (!match) return undefined;
  const [, sign, ...written] = match;
  const [major, minor, patch] = written.slice(0, 3).map((each) => (each === undefined || /[x*]/.test(each) ? undefined : Number(each)));
  const from: Version = [major ?? 0, minor ?? 0, patch ?? 0, written[3] ?? ''];
  // What comes before a release is asked for by its own number alone.
  if (version[3] !== '' && !(from[3] !== '' && from.slice(0, 3).join() === version.slice(0, 3).join())) return false;
  const next = nextOf(from, minor === undefined ? 0 : patch === undefined ? 1 : 2);
  const place = compare(version, from);
  switch (sign) {
    case '>=':
      return place >= 0;
    case '>':
      return compare(version, nextBelow(next, from, patch)) >= 0 && place > 0;
    case '<':
      return place < 0;
    case '<=':
      return patch === undefined ? compare(version, next) < 0 : place <= 0;
    case '^':
      return place >= 0 && compare(version, nextOf(from, caretPlace(from, minor, patch))) < 0;
    case '~':
      return place >= 0 && compare(version, nextOf(from, minor === undefined ? 0 : 1)) < 0;
    default:
      return patch === undefined ? place >= 0 && compare(version, next) < 0 : place === 0;
  }
}

/** `>1.2` leaves out all of 1.2, `>1.2.3` only that one. */
function nextBelow(next: Version, from: Version, patch: number | undefined): Version {
  return patch === undefined ? next : from;
}

/** The first number that is not 0 must stay: `^1.2.3`, `^0.2.3`, `^0.0.3`. */
function caretPlace([major, minor]: Version, writtenMinor: number | undefined, writtenPatch: number | undefined): 0 | 1 | 2 {
  if (major > 0 || writtenMinor === undefined) return 0;
  return minor > 0 || writtenPatch === undefined ? 1 : 2;
}

/** The version with one number higher and zeros behind it. */
function nextOf([major, minor, patch]: Version, place: 0 | 1 | 2): Version {
  if (place === 0) return [major + 1, 0, 0, '0'];
  return place === 1 ? [major, minor + 1, 0, '0'] : [major, minor, patch + 1, '0'];
}

function readVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3]), match[4] ?? ''] : undefined;
}

function compare(a: Version, b: Version): number {
  for (const place of [0, 1, 2] as const) if (a[place] !== b[place]) return a[place] - b[place];
  if (a[3] === b[3]) return 0;
  if (a[3] === '' || b[3] === '') return a[3] === '' ? 1 : -1;
  return comparePreReleases(a[3].split('.'), b[3].split('.'));
}

/** Numbers by their value and before words, the shorter before the longer. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const [left, right] = [a[place], b[place]];
    if (left === right) continue;
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isNumber && isOtherNumber) return Number(left) - Number(right);
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

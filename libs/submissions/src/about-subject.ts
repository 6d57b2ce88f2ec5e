import { type Entry, type ErasedHead, reviewStream, textsOf } from '@duibiao/facts';
import { readNaming, readNoted, readStreams, type ReadWhole, standingTexts, type StoredEntry } from '@duibiao/ledger';

/** The entries that name a subject, up to a position. */
export interface About {
  readonly readTo: bigint;
  readonly naming: readonly StoredEntry[];
}
export const nothingRead: About = { readTo: 0n, naming: [] };

/** The same up to a later position. */
export async function readOn(
  readWhole: ReadWhole,
  ledger: string,
  subject: string,
  { readTo, naming }: About,
  head: bigint,
): Promise<About> {
  return { readTo: head, naming: [...naming, ...(await readNaming(readWhole, ledger, subject, readTo, head))] };
}

/**
 * What goes with the subject. A correction may have put another subject in its place: all versions of a fact that ever named it are taken. A note or
 * a review's reason is said of a whole submission, and may well be about one person in it: it goes with the first of them. Too much rather
 * than too little: whoever is missed here cannot know.
 */
export function toErase(
  readWhole: ReadWhole,
  ledger: string,
  subject: string,
  { readTo, naming }: About,
): Promise<ErasedHead> {
  return readWhole(async (client) => {
    const factStreams = streamsOf(naming.filter(({ entry }) => 'fact' in entry.body));
    const facts = await readStreams(client, ledger, factStreams, readTo);
    const submissions = new Map(facts.map((one) => [one.entry.body.submission.id, placeOf(one)]));
    const noted = await readNoted(client, ledger, [...submissions.values()]);
    const reviewStreams = [...submissions.keys()].map(reviewStream);
    const reviews = await readStreams(client, ledger, reviewStreams, readTo);
    const digests = [
      ...[...facts, ...reviews].flatMap(({ entry }) => textsOf(entry.body)),
      ...noted.flatMap(({ entry }) => noteOf(entry)),
    ];
    return {
      subject,
      texts: await standingTexts(client, ledger, [...new Set(digests)]),
      readTo: readTo.toString(),
      streams: [...factStreams, ...reviewStreams],
    };
  });
}

const streamsOf = (entries: readonly StoredEntry[]): string[] => [
  ...new Set(entries.map(({ entry }) => entry.body.stream)),
];

const noteOf = ({ body }: Entry): string[] => (body.note === undefined ? [] : [body.note.sha256]);

function placeOf({ position, entry }: StoredEntry): { readonly first: bigint; readonly items: number } {
  const { item, of } = entry.body.submission;
  return { first: position - BigInt(item) + 1n, items: of };
}

export { decodeEntries, encodeEntries, MOST_ENTRY_BYTES } from './bundle.js';
export { type Checkpoint, checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.js';
export { demand, LogFault } from './fault.js';
export { Growth } from './growth.js';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash } from './hash.js';
export { type KeyName, type Signer, signerOf, type Verifier, verifierOf } from './key.js';
export { type Note, openNote, signNote } from './note.js';
export { formatProof, type LogProof, parseProof, type Receipt, verifyReceipt } from './receipt.js';
export {
  entriesPath,
  levelsAt,
  parseTilePath,
  type ReadTile,
  type Tile,
  TILE_WIDTH,
  type TileAt,
  type TileName,
  TileNodes,
  tilePath,
  tileRoot,
  tilesOf,
  widthAt,
} from './tile.js';
export {
  consistencyRanges,
  inclusionRanges,
  type Nodes,
  proveConsistency,
  proveInclusion,
  type Range,
  rootAt,
} from './tree.js';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './verify.js';
